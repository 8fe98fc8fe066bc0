package it.sportello;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Where the rules of the notice are cited, read from the sources alone: {@code @Rule} and string constants of the code,
 * the text of models, tables, forms, notices, migrations and pages, {@code @Rule} of the tests and the acceptance cases.
 * Comments of Java sources are no place of a rule: they explain, they do not apply it.
 */
final class RuleCitations {

    /** The kinds of place a rule may live in, in the order of the table, with their Italian name. */
    enum Place {
        CODE("codice"),
        MODEL("modelli"),
        TABLE("tabelle"),
        FORM("moduli"),
        NOTICE("avviso"),
        SETTINGS("configurazione"),
        MIGRATION("banca dati"),
        PAGE("pagine"),
        TEST("prove"),
        CASE("casi");

        private final String label;

        Place(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether the place guards a rule rather than applying it. */
        boolean guards() {
            return this == TEST || this == CASE;
        }
    }

    private static final Pattern ID = Pattern.compile("\\b(?:PSW-\\d{2}-\\d{2}|COM-\\d{2})\\b");

    private static final Path CODE = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path CASES = Path.of("src/test/resources/cases");

    private final Map<String, Map<Place, SortedSet<String>>> places = new TreeMap<>();

    /** The texts of the tests' string constants: a file of cases that no test names guards nothing. */
    private final Set<String> constantsOfTests = new HashSet<>();

    private RuleCitations() {}

    static RuleCitations read() {
        var citations = new RuleCitations();
        citations.readJava(CODE, false);
        citations.readJava(TESTS, true);
        for (Path file : files(Path.of("processes"), Path.of("forms"), RESOURCES)) {
            citations.readText(file);
        }
        for (Path file : files(CASES)) {
            citations.readCases(file);
        }
        return citations;
    }

    /** The places of a kind where a rule is cited, in alphabetical order. */
    SortedSet<String> of(String rule, Place place) {
        return places.getOrDefault(rule, Map.of()).getOrDefault(place, Collections.emptySortedSet());
    }

    boolean isImplemented(String rule) {
        return places.getOrDefault(rule, Map.of()).keySet().stream().anyMatch(place -> !place.guards());
    }

    boolean isGuarded(String rule) {
        return places.getOrDefault(rule, Map.of()).keySet().stream().anyMatch(Place::guards);
    }

    /** Every rule id written anywhere in the project, comments and documents included, with the files that cite it. */
    static Map<String, SortedSet<String>> everywhere() {
        Map<String, SortedSet<String>> cited = new TreeMap<>();
        for (Path file : files(Path.of("processes"), Path.of("forms"), Path.of("docs"), Path.of("src"))) {
            for (String rule : idsIn(text(file))) {
                cited.computeIfAbsent(rule, id -> new TreeSet<>()).add(file.toString());
            }
        }
        return cited;
    }

    private void add(String rule, Place place, String where) {
        places.computeIfAbsent(rule, id -> new EnumMap<>(Place.class))
                .computeIfAbsent(place, kind -> new TreeSet<>())
                .add(where);
    }

    private void readJava(Path root, boolean tests) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = files(root).stream()
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                new Sources(tests).scan(unit, null);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void readText(Path file) {
        String name = file.getFileName().toString();
        String stem = name.replaceFirst("\\.[^.]+$", "");
        String path = file.toString().replace('\\', '/');
        if (path.contains("/rules/")) {
            return;
        }
        for (String rule : idsIn(text(file))) {
            if (name.endsWith(".bpmn")) {
                add(rule, Place.MODEL, stem);
            } else if (name.endsWith(".dmn")) {
                add(rule, Place.TABLE, stem);
            } else if (path.startsWith("forms/")) {
                add(rule, Place.FORM, stem);
            } else if (path.contains("/notices/")) {
                add(rule, Place.NOTICE, name);
            } else if (name.endsWith(".sql")) {
                add(rule, Place.MIGRATION, stem);
            } else if (name.endsWith(".yaml")) {
                add(rule, Place.SETTINGS, name);
            } else {
                add(rule, Place.PAGE, name);
            }
        }
    }

    private void readCases(Path file) {
        String name = file.getFileName().toString();
        String stem = name.replaceFirst("\\.[^.]+$", "");
        if (constantsOfTests.stream().noneMatch(text -> text.equals(stem) || text.contains(name))) {
            return;
        }
        for (String rule : idsIn(text(file))) {
            add(rule, Place.CASE, name);
        }
    }

    private static List<String> idsIn(String text) {
        return ID.matcher(text).results().map(hit -> hit.group()).distinct().toList();
    }

    private static List<Path> files(Path... roots) {
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> walk = Files.walk(root)) {
                walk.filter(Files::isRegularFile)
                        .filter(file ->
                                file.toString().matches(".*\\.(java|bpmn|dmn|form|html|yaml|sql|csv|js|json|md)"))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Reads the citations of one source file, each with the type or {@code Type.method} that makes it. */
    private final class Sources extends TreePathScanner<Void, Void> {

        private final boolean tests;

        Sources(boolean tests) {
            this.tests = tests;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                boolean annotated = inRule(getCurrentPath());
                if (tests && !annotated) {
                    constantsOfTests.add(text);
                }
                if (annotated || !tests) {
                    Matcher ids = ID.matcher(text);
                    while (ids.find()) {
                        add(ids.group(), tests ? Place.TEST : Place.CODE, citing(getCurrentPath()));
                    }
                }
            }
            return super.visitLiteral(literal, nothing);
        }

        private boolean inRule(TreePath path) {
            for (Tree tree : path) {
                if (tree instanceof AnnotationTree annotation) {
                    return annotation.getAnnotationType().toString().endsWith("Rule");
                }
                if (tree instanceof MethodTree || tree instanceof ClassTree) {
                    return false;
                }
            }
            return false;
        }

        /** The innermost named type, with the method that holds the citation if one does. */
        private String citing(TreePath path) {
            String method = "";
            for (Tree tree : path) {
                if (tree instanceof MethodTree member && method.isEmpty()) {
                    method = member.getName().contentEquals("<init>") ? "" : "." + member.getName();
                } else if (tree instanceof ClassTree type
                        && !type.getSimpleName().isEmpty()) {
                    return type.getSimpleName() + method;
                }
            }
            return path.getCompilationUnit().getSourceFile().getName();
        }
    }
}
