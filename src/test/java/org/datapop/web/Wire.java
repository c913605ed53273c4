package org.datapop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says to a server exactly what it is told to, which no polite client would. */
final class Wire {

    record Reply(int status, List<String> head, String body) {

        Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            List<String> found =
                    head.stream()
                            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                            .toList();
            if (found.size() > 1) {
                throw new AssertionError("Sent twice: " + found);
            }
            return found.stream().findFirst().map(line -> line.substring(prefix.length()).strip());
        }
    }

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    Reply get(String path, String... headers) {
        return ask("GET", path, headers);
    }

    Reply ask(String method, String target, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return send(
                "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n%s\r\n"
                        .formatted(method, target, port, more));
    }

    Reply send(String request) {
        return send(request.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(byte[] request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            String all =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = all.indexOf("\r\n\r\n");
            List<String> head = all.substring(0, Math.max(end, 0)).lines().toList();
            int status = head.isEmpty() ? 0 : Integer.parseInt(head.getFirst().substring(9, 12));
            String body =
                    new String(
                            all.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_8);
            return new Reply(status, head, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
