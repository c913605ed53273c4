package org.datapop.delivery;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database server that has stopped without ending: it takes connections and says nothing. */
final class Hanging implements AutoCloseable {

    private final List<ProcessHandle> stopped;

    /**
     * @param backend one of its processes
     */
    Hanging(long backend) {
        var server = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        this.stopped = Stream.concat(Stream.of(server), server.children()).toList();
        signal("STOP");
    }

    @Override
    public void close() {
        signal("CONT");
    }

    private void signal(String name) {
        var pids = stopped.stream().map(each -> Long.toString(each.pid()));
        var line = Stream.concat(Stream.of("kill", "-" + name), pids).collect(Collectors.toList());
        try {
            new ProcessBuilder(line).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
