package it.sportello.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Stands on loopback between a client and its server, and loses answers: when a request contains a certain word, and
 * chance has it so, the server's answer is awaited and thrown away, and both connections are cut.
 */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int serverPort;
    private final String word;
    private final BooleanSupplier cuts;
    private final AtomicInteger lost = new AtomicInteger();

    CuttingProxy(int serverPort, String word, BooleanSupplier cuts) throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.word = word;
        this.cuts = cuts;
        background(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many answers were thrown away. */
    int lost() {
        return lost.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Connection connection =
                        new Connection(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
                background(connection::forwardRequests);
                background(connection::forwardAnswers);
            } catch (IOException e) {
                // The proxy was closed, or the server is away: the client sees a refused connection.
            }
        }
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean losing;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void forwardRequests() {
            byte[] buffer = new byte[65536];
            try (client;
                    server) {
                InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    losing = text.contains(word) && cuts.getAsBoolean();
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // One side has gone: both are closed.
            }
        }

        void forwardAnswers() {
            byte[] buffer = new byte[65536];
            try (client;
                    server) {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (losing) {
                        lost.incrementAndGet();
                        return;
                    }
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // One side has gone: both are closed.
            }
        }
    }
}
