package org.datapop.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.datapop.SiteTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many who are slow keep nobody else waiting, and get all of what they asked for. */
@SiteTest
class SlowClientsTests {

    private static final int MANY = 200;

    /** More than any buffer between the two takes. */
    private static final int PAGES = 400;

    @LocalServerPort int port;

    private final List<Socket> slow = new ArrayList<>();
    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(port);
    }

    @AfterEach
    void leave() throws IOException {
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void whoSaysHalfARequestIsWaitedForAlone() throws IOException {
        var page = visitor.get("/founders").body();
        for (var i = 0; i < MANY; i++) {
            say(connect(), "GET /founders HTTP/1.1\r\nHost: local");
        }

        assertThat(visitor.get("/founders").body()).isEqualTo(page);
        assertThat(visitor.status("/people?after=nobody")).isEqualTo(200);
        for (var socket : slow) {
            say(socket, "host:" + port + "\r\n\r\n");
            assertThat(answer(new BufferedInputStream(socket.getInputStream()))).isEqualTo(page);
        }
    }

    @Test
    void whoDoesNotReadIsWaitedForAlone() throws IOException {
        var page = visitor.get("/founders").body();
        var request = "GET /founders HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
        for (var i = 0; i < MANY; i++) {
            say(connect(), request.repeat(PAGES));
        }

        assertThat(visitor.get("/founders").body()).isEqualTo(page);
        assertThat(visitor.status("/people?after=nobody")).isEqualTo(200);
        var in = new BufferedInputStream(slow.getFirst().getInputStream());
        for (var i = 0; i < PAGES; i++) {
            assertThat(answer(in)).isEqualTo(page);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        slow.add(socket);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** The body of the next answer. */
    private static byte[] answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            assertThat(next).as("an end after %s", head).isNotNegative();
            head.append((char) next);
        }
        assertThat(head).startsWith("HTTP/1.1 200");
        var length =
                head.toString()
                        .lines()
                        .filter(line -> line.toLowerCase().startsWith("content-length:"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElseThrow();
        return in.readNBytes(Integer.parseInt(length));
    }
}
