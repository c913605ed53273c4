package org.datapop.admin.content;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.datapop.accounts.Action;
import org.datapop.admin.Visit;
import org.datapop.newsroom.Presences.Situation;
import org.datapop.newsroom.Presences.Window;
import org.jspecify.annotations.Nullable;

/**
 * What one window is told as long as it is open. It is written by the thread of its request, which
 * waits for news, so that a slow reader delays nobody else; and nothing is written before it was
 * asked whether its reader may still know it.
 */
final class PresenceStream {

    /** One event as it is sent. */
    interface Out {
        void send(String event, Object data) throws IOException;
    }

    private sealed interface News {

        record Seen(Situation situation) implements News {}

        /**
         * @param event the last that is sent; empty for none
         */
        record End(String event) implements News {}
    }

    /** The window gave its place to others of the same browser or account. */
    static final String ELSEWHERE = "elsewhere";

    private final Window window;
    private final Visit visit;
    private final PresenceWords.Reader reader;
    private final PresenceWords words;
    private final BlockingQueue<News> news = new ArrayBlockingQueue<>(1);
    private @Nullable News last;

    private final Set<UUID> announced = new HashSet<>();
    private boolean isBegun;
    private @Nullable UUID saved;

    PresenceStream(Window window, Visit visit, PresenceWords.Reader reader, PresenceWords words) {
        this.window = window;
        this.visit = visit;
        this.reader = reader;
        this.words = words;
    }

    Window window() {
        return window;
    }

    Visit visit() {
        return visit;
    }

    /** Only what is newest waits to be written. */
    void see(Situation situation) {
        offer(new News.Seen(situation));
    }

    void end(String event) {
        offer(new News.End(event));
    }

    private synchronized void offer(News latest) {
        if (last instanceof News.End || latest.equals(last)) {
            return;
        }
        last = latest;
        news.clear();
        news.add(latest);
    }

    /**
     * Returns when the stream was ended.
     *
     * @param pause after which the page is asked for a sign; a connection that looks alive may be
     *     dead
     * @return whether its reader may still be there
     * @throws IOException when nobody reads it any more
     */
    boolean write(Out out, Duration pause) throws IOException, InterruptedException {
        while (true) {
            var next = news.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (next instanceof News.End(var event)) {
                if (!event.isEmpty()) {
                    out.send(event, "");
                }
                return true;
            }
            if (!visit.permits(Action.READ, window.document())) {
                return false;
            }
            if (next instanceof News.Seen(var situation)) {
                tell(situation, out);
            } else {
                out.send("sign", "");
            }
        }
    }

    private void tell(Situation situation, Out out) throws IOException {
        var others = situation.others(reader.account());
        var arrived = others.stream().filter(one -> announced.add(one.account())).toList();
        out.send(
                "here",
                Map.of(
                        "line",
                        words.line(others, reader),
                        "said",
                        isBegun ? words.arrival(arrived, reader) : ""));
        isBegun = true;
        var newer = words.saved(situation, reader);
        if (newer != null && !newer.revision().equals(saved)) {
            saved = newer.revision();
            out.send("saved", newer);
        }
    }
}
