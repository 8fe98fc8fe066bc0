package it.sportello.process.engine;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine's own tables lack where thousands of cases are worked; told to the database after they are made. */
public final class EngineTables {

    private final JdbcClient jdbc;

    /** @param jdbc a connection whose current schema holds the engine's tables */
    public EngineTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** May be told at every start of every node: what is there already is left alone. */
    public void complete() {
        jdbc.sql("create index if not exists sportello_job_due on act_ru_job (duedate_)")
                .update();
        // Each task that ends is asked for its subtasks, of which there are none.
        jdbc.sql("create index if not exists sportello_subtask on act_ru_task (parent_task_id_)"
                        + " where parent_task_id_ is not null")
                .update();
        keepPages();
    }

    /**
     * The tables of what is running empty themselves, and cut off would be small: the plans that PostgreSQL then makes
     * and keeps read the whole table, and the next rush fills it again. A table that keeps its pages is read by its
     * indexes.
     */
    private void keepPages() {
        jdbc.sql(
                        """
                        select c.oid::regclass::text from pg_class c
                         where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
                           and c.relname like 'act\\_ru\\_%'
                           and not coalesce(c.reloptions, '{}') @> '{vacuum_truncate=off}'""")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("alter table " + table + " set (vacuum_truncate = off)")
                        .update());
    }
}
