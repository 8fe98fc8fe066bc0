package it.sportello.proposal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.support.SqlValue;

/** Texts handed to PostgreSQL as one parameter, however many they are: the statement stays the same. */
record TextArray(List<String> elements) implements SqlValue {

    @Override
    public void setValue(PreparedStatement statement, int index) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", elements.toArray()));
    }

    @Override
    public void cleanup() {
        // Nothing is kept.
    }

    /** As PostgreSQL writes it. */
    @Override
    public String toString() {
        return "{" + String.join(",", elements) + "}";
    }
}
