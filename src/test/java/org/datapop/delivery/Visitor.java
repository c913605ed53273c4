package org.datapop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks for pages, and follows nothing by itself. */
public record Visitor(int port, HttpClient client) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Visitor(int port) {
        this(port, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /**
     * @param path or a whole address
     */
    public HttpResponse<byte[]> send(String method, String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(path.startsWith("/") ? address(path) : path))
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of a path, with the host. */
    public String address(String path) {
        return "http://localhost:" + port + path;
    }

    public int status(String path) {
        return get(path).statusCode();
    }

    public String body(String path) {
        return body(get(path));
    }

    public String location(String path) {
        return header(get(path), "Location");
    }

    public static String body(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
