package it.sportello.benchmark;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thousands of cases that stand where one stands: the rows of the one are copied under other codes and ids. What the
 * engine and the program find is what they would have written, without the hours of working each case so far.
 */
final class CaseCopies {

    /** Where the engine keeps a running instance; the history of what is past is left behind. */
    private static final List<String> ENGINE = List.of(
            "act_ru_execution",
            "act_ru_event_subscr",
            "act_ru_job",
            "act_ru_variable",
            "act_ru_task",
            "act_ru_identitylink",
            "act_hi_procinst");

    private static final String OWN_ROWS = "%s in (select id_ from act_ru_execution where root_proc_inst_id_ = :root)";

    private final JdbcClient jdbc;
    private final String code;
    private final String root;

    /** @param code of the case to copy */
    CaseCopies(JdbcClient jdbc, String code) {
        this.jdbc = jdbc;
        this.code = code;
        this.root = jdbc.sql("select distinct root_proc_inst_id_ from act_ru_execution where business_key_ = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    /** The last characters of a long id name the machine and are the same everywhere: they give way to the number. */
    private static String idOfCopy(String column) {
        return "left(r.%1$s, 56) || '~' || lpad(n::text, 7, '0')".formatted(column);
    }

    /** The code of a copy, as an expression on its number {@code n}. */
    static String copyOf(String code) {
        return "'" + code.substring(0, code.indexOf('-')) + "-X' || lpad(n::text, 7, '0')";
    }

    /**
     * Copies the running instances of the case with all they called.
     *
     * @param due when their timers fire
     */
    void copyInstances(int first, int count, Instant due) {
        Set<String> ids = new HashSet<>();
        for (String table : ENGINE) {
            rows(table).forEach(row -> {
                ids.add((String) row.get("id_"));
                if (row.get("act_inst_id_") != null) {
                    ids.add((String) row.get("act_inst_id_"));
                }
            });
        }
        for (String table : ENGINE) {
            copy(table, ids, first, count);
        }
        jdbc.sql("update act_ru_job set duedate_ = :due where id_ like '%~%' and duedate_ is not null and"
                        + " lock_owner_ is null")
                .param("due", Timestamp.from(due))
                .update();
        // Where thousands of cases came one by one the planner has known of them for long.
        ENGINE.forEach(table -> jdbc.sql("vacuum analyze " + table).update());
    }

    private void copy(String table, Set<String> ids, int first, int count) {
        List<Map<String, Object>> rows = rows(table);
        if (rows.isEmpty()) {
            return;
        }
        Set<String> columns = rows.get(0).keySet();
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            boolean points = rows.stream().anyMatch(row -> row.get(column) instanceof String s && ids.contains(s));
            boolean names = rows.stream().anyMatch(row -> code.equals(row.get(column)));
            if (names) {
                values.add("case when r.%1$s = :code then %2$s else r.%1$s end".formatted(column, copyOf(code)));
            } else if (points) {
                values.add(
                        "case when r.%1$s = any(:ids) then %2$s else r.%1$s end".formatted(column, idOfCopy(column)));
            } else {
                values.add("r." + column);
            }
        }
        jdbc.sql("insert into %s (%s) select %s from %s r, generate_series(:first, :last) n where r.id_ = any(:rows)"
                        .formatted(table, String.join(", ", columns), String.join(", ", values), table))
                .param("code", code)
                .param("ids", ids.toArray(String[]::new))
                .param("rows", rows.stream().map(row -> row.get("id_")).toArray(String[]::new))
                .param("first", first)
                .param("last", first + count - 1)
                .update();
    }

    private List<Map<String, Object>> rows(String table) {
        String own =
                switch (table) {
                    case "act_ru_job" -> "process_instance_id_";
                    case "act_ru_identitylink" -> null;
                    default -> "proc_inst_id_";
                };
        String condition = own == null
                ? "task_id_ in (select id_ from act_ru_task where " + OWN_ROWS.formatted("proc_inst_id_") + ")"
                : OWN_ROWS.formatted(own);
        return jdbc.sql("select * from " + table + " where " + condition)
                .param("root", root)
                .query()
                .listOfRows();
    }

    /** Copies rows of the case in a table of ours; columns named in {@code instead} get that expression. */
    void copyRows(String table, String column, Map<String, String> instead, int first, int count) {
        List<String> columns = jdbc.sql(
                        "select column_name from information_schema.columns where table_schema = 'public' and"
                                + " table_name = ? order by ordinal_position")
                .param(table)
                .query(String.class)
                .list();
        String values = columns.stream()
                .map(name -> instead.getOrDefault(name, name.equals(column) ? copyOf(code) : "r." + name))
                .collect(Collectors.joining(", "));
        jdbc.sql("insert into %s (%s) select %s from %s r, generate_series(:first, :last) n where r.%s = :code"
                        .formatted(table, String.join(", ", columns), values, table, column))
                .param("code", code)
                .param("first", first)
                .param("last", first + count - 1)
                .update();
        jdbc.sql("vacuum analyze " + table).update();
    }

    /** Takes every copy out of the engine's running tables, with what has become of it. */
    void removeInstances() {
        jdbc.sql(
                        """
                        create table copied_instance as
                        select id_ from act_ru_execution
                        where root_proc_inst_id_ like '%~%' or proc_inst_id_ like '%~%'""")
                .update();
        for (String table : List.of("act_ru_job", "act_ru_event_subscr", "act_ru_variable", "act_ru_task")) {
            String owner = table.equals("act_ru_job") ? "process_instance_id_" : "proc_inst_id_";
            if (table.equals("act_ru_task")) {
                jdbc.sql("delete from act_ru_identitylink where task_id_ in (select id_ from act_ru_task where"
                                + " proc_inst_id_ in (select id_ from copied_instance))")
                        .update();
            }
            jdbc.sql("delete from %s where %s in (select id_ from copied_instance)".formatted(table, owner))
                    .update();
        }
        jdbc.sql("set session_replication_role = replica; "
                        + "delete from act_ru_execution where id_ in (select id_ from copied_instance); "
                        + "delete from act_hi_procinst where id_ like '%~%'; "
                        + "set session_replication_role = origin")
                .update();
        jdbc.sql("drop table copied_instance").update();
        for (String table : List.of("act_ru_job", "act_ru_execution", "act_ru_event_subscr", "act_ru_variable")) {
            jdbc.sql("vacuum analyze " + table.toLowerCase(Locale.ROOT)).update();
        }
    }
}
