package it.sportello.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes thousands of cases from one that the program itself has brought to where it stands: its rows, in the tables of
 * the domain and of the engine, are copied with ids, code and owner of their own.
 */
public final class CaseCopies {

    /** What the program keeps of a case under way, and how its rows are found, given the code as {@code $code}. */
    private static final Map<String, String> OF_THE_PROGRAM = new LinkedHashMap<>();

    /** What the engine keeps of it. */
    private static final Map<String, String> OF_THE_ENGINE = new LinkedHashMap<>();

    private static final String SPINE = "(select id_ from act_ru_execution where business_key_ = '$code'"
            + " and parent_id_ is null and super_exec_ is null)";

    static {
        String proposal = "(select id from proposal where reference_code = '$code')";
        OF_THE_PROGRAM.put("proposal", "reference_code = '$code'");
        OF_THE_PROGRAM.put("case_transition", "proposal_id = " + proposal);
        OF_THE_PROGRAM.put("deadline", "case_code = '$code'");
        OF_THE_PROGRAM.put("deadline_change", "deadline_id in (select id from deadline where case_code = '$code')");
        OF_THE_PROGRAM.put("score_card", "case_code = '$code'");
        // What has been committed has moved money, which is not copied.
        OF_THE_PROGRAM.put("ledger_entry", "case_code = '$code' and state = 'UNDECIDED'");
        OF_THE_PROGRAM.put("grant_file", "case_code = '$code'");
        String instances = "(select id_ from act_ru_execution where root_proc_inst_id_ in " + SPINE + ")";
        OF_THE_ENGINE.put("act_ru_execution", "proc_inst_id_ in " + instances);
        OF_THE_ENGINE.put("act_ru_event_subscr", "proc_inst_id_ in " + instances);
        OF_THE_ENGINE.put("act_ru_job", "process_instance_id_ in " + instances);
        OF_THE_ENGINE.put("act_ru_variable", "proc_inst_id_ in " + instances);
        OF_THE_ENGINE.put("act_ru_task", "proc_inst_id_ in " + instances);
        String tasks = "(select id_ from act_ru_task where proc_inst_id_ in " + instances + ")";
        OF_THE_ENGINE.put("act_ru_identitylink", "task_id_ in " + tasks);
        OF_THE_ENGINE.put("act_ru_authorization", "resource_id_ in " + tasks);
        OF_THE_ENGINE.put("act_hi_procinst", "root_proc_inst_id_ in " + SPINE);
        OF_THE_ENGINE.put("act_hi_actinst", "root_proc_inst_id_ in " + SPINE);
        OF_THE_ENGINE.put("act_hi_taskinst", "root_proc_inst_id_ in " + SPINE);
        OF_THE_ENGINE.put("act_hi_varinst", "root_proc_inst_id_ in " + SPINE);
    }

    private final Connection connection;
    private final Map<String, String> tables;

    private CaseCopies(Connection connection, Map<String, String> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** @param connection of a superuser: constraints and triggers are off while rows are copied */
    public static CaseCopies ofCases(Connection connection) {
        Map<String, String> tables = new LinkedHashMap<>(OF_THE_PROGRAM);
        tables.putAll(OF_THE_ENGINE);
        return new CaseCopies(connection, tables);
    }

    /** The same without what the engine's history tells of the case so far, which is most of its rows. */
    public static CaseCopies ofCasesWithoutPast(Connection connection) {
        CaseCopies copies = ofCases(connection);
        copies.tables.keySet().removeAll(List.of("act_hi_actinst", "act_hi_taskinst", "act_hi_varinst"));
        return copies;
    }

    /** Copies on a database on which there is an engine and nothing else. */
    public static CaseCopies ofInstances(Connection connection) {
        return new CaseCopies(connection, OF_THE_ENGINE);
    }

    /** The code of the copy with that number, of six digits. */
    public static String code(int number) {
        return "PSW20-%06d".formatted(number);
    }

    /** Copies the case once for each number from the first to the last; the number makes code and owner. */
    public void make(String code, int first, int last) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            rows.addAll(read(table.getKey(), table.getValue().replace("$code", code)));
        }
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> row.values().forEach((column, value) -> {
            if (column.equals("id_") || column.equals("id")) {
                ids.add(value);
            }
        }));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (Row row : rows) {
                statement.execute(row.copy(code, ids, first, last));
            }
            statement.execute("set session_replication_role = origin");
        }
    }

    private List<Row> read(String table, String where) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select ctid, t.* from " + table + " t where " + where)) {
            while (result.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
                    if (result.getString(i) != null) {
                        values.put(result.getMetaData().getColumnName(i), result.getString(i));
                    }
                }
                rows.add(new Row(table, result.getString(1), values));
            }
        }
        return rows;
    }

    /** @param values those that are not null, by column */
    private record Row(String table, String place, Map<String, String> values) {

        String copy(String code, Set<String> ids, int first, int last) {
            List<String> copied = values.entrySet().stream()
                    .map(value -> expression(value.getKey(), value.getValue(), code, ids))
                    .toList();
            return "insert into %s (%s) select %s from %s r, generate_series(%d, %d) n where r.ctid = '%s'"
                    .formatted(
                            table,
                            String.join(", ", values.keySet()),
                            String.join(", ", copied),
                            table,
                            first,
                            last,
                            place);
        }

        private static String expression(String column, String value, String code, Set<String> ids) {
            if (value.equals(code)) {
                return "'PSW20-' || lpad(n::text, 6, '0')";
            }
            if (ids.contains(value)) {
                boolean uuid = !column.endsWith("_");
                return "md5(r.%s::text || '.' || n)%s".formatted(column, uuid ? "::uuid" : "");
            }
            return switch (column) {
                case "owner_tax_code" -> "lpad(n::text, 11, '0')";
                case "arrival_number" -> "n";
                default -> "r." + column;
            };
        }
    }
}
