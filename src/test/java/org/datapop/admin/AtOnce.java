package org.datapop.admin;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Real threads, which begin together. */
public final class AtOnce {

    private AtOnce() {}

    /** What came of each, in their order. */
    public static <T> List<T> of(int howMany, IntFunction<T> deed) throws InterruptedException {
        var start = new CyclicBarrier(howMany);
        try (var pool = Executors.newFixedThreadPool(howMany)) {
            var tried =
                    IntStream.range(0, howMany)
                            .<Callable<T>>mapToObj(i ->
                                    () -> {
                                        start.await();
                                        return deed.apply(i);
                                    })
                            .toList();
            return pool.invokeAll(tried).stream().map(Future::resultNow).toList();
        }
    }
}
