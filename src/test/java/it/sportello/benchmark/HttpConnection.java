package it.sportello.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection that sends a request and reads its answer, opened again when the server has served it long enough: as
 * light as pgbench, so that what is measured is the program and not its client.
 */
final class HttpConnection implements AutoCloseable {

    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final String LENGTH = "Content-Length: ";

    private final byte[] buffer = new byte[8192];
    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    HttpConnection(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    record Answer(int status, String body) {}

    Answer post(String path, String token, String key) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nIdempotency-Key: " + key + "\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = "";
        int read = 0;
        while (!isWhole(answer)) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new IOException("the connection was closed");
            }
            read += more;
            // Byte by byte, to count them; the text of the body is read below.
            answer = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
        }
        if (answer.contains("Connection: close")) {
            close();
            open();
        }
        return new Answer(Integer.parseInt(answer, 9, 12, 10), body(answer));
    }

    private static boolean isWhole(String answer) {
        int end = answer.indexOf(END_OF_HEADERS);
        return end >= 0
                && (length(answer, end) < 0
                        ? answer.endsWith(LAST_CHUNK)
                        : answer.length() == end + END_OF_HEADERS.length() + length(answer, end));
    }

    /** Less than zero when the body comes in chunks. */
    private static int length(String answer, int endOfHeaders) {
        int found = answer.indexOf(LENGTH);
        if (found < 0 || found > endOfHeaders) {
            return -1;
        }
        int from = found + LENGTH.length();
        return Integer.parseInt(answer, from, answer.indexOf('\r', from), 10);
    }

    private static String body(String answer) {
        int end = answer.indexOf(END_OF_HEADERS);
        int from = end + END_OF_HEADERS.length();
        StringBuilder body = new StringBuilder();
        if (length(answer, end) >= 0) {
            body.append(answer, from, answer.length());
        } else {
            for (int size = size(answer, from); size > 0; size = size(answer, from)) {
                from = answer.indexOf('\n', from) + 1;
                body.append(answer, from, from + size);
                from += size + 2;
            }
        }
        return new String(body.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Of the chunk that begins there. */
    private static int size(String answer, int from) {
        return Integer.parseInt(answer, from, answer.indexOf('\r', from), 16);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
