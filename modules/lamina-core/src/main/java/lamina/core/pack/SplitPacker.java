package lamina.core.pack;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.core.data.BadPicture;

/**
 * Packs a split: threads prepare pictures a little ahead, across the ends of shards, and one writes them in their order. So the bytes
 * depend on no thread, and memory on no number of pictures.
 */
final class SplitPacker {
    private static final long TOLD_MILLIS = 100;
    private static final int AHEAD = 4; // pictures of each thread

    private final List<Shard> shards;
    private final Worker worker;
    private final PackSpec spec;
    private final Limit limit;

    SplitPacker(List<Shard> shards, Worker worker, PackSpec spec, Limit limit) {
        this.shards = shards;
        this.worker = worker;
        this.spec = spec;
        this.limit = limit;
    }

    /** Hears how far it is; what it throws ends it. */
    interface Progress {
        void done(int pictures);

        /** A picture is waited for; told of now and then. */
        void waiting();
    }

    /** Packs what is not there yet. */
    void run(ExecutorService pool, int threads, Progress progress) throws IOException, InterruptedException {
        List<Shard> missing = new ArrayList<>();
        int done = 0;
        for (Shard shard : shards) {
            if (shard.done()) {
                done += shard.to() - shard.from();
                limit.count(shard.skipped());
            } else {
                missing.add(shard);
            }
        }
        progress.done(done);
        Iterator<Integer> numbers = missing.stream()
                .flatMapToInt(shard -> IntStream.range(shard.from(), shard.to()))
                .iterator();
        Queue<Future<Packed>> ahead = new ArrayDeque<>();
        try {
            for (Shard shard : missing) {
                try (ShardFile file = new ShardFile(shard, spec)) {
                    for (int number = shard.from(); number < shard.to(); number++) {
                        fill(ahead, numbers, pool, threads * AHEAD);
                        add(number, await(ahead.remove(), progress), file);
                        progress.done(++done);
                    }
                    file.finish();
                }
            }
        } finally {
            ahead.forEach(
                    future -> future.cancel(false)); // a thread that is interrupted would close the files it reads
        }
    }

    private void fill(Queue<Future<Packed>> ahead, Iterator<Integer> numbers, ExecutorService pool, int most) {
        while (ahead.size() < most && numbers.hasNext()) {
            int number = numbers.next();
            Callable<Packed> task = () -> worker.pack(number);
            ahead.add(pool.submit(task));
        }
    }

    /** The same, once it is done. */
    private static Future<Packed> await(Future<Packed> future, Progress progress) throws InterruptedException {
        while (true) {
            try {
                future.get(TOLD_MILLIS, TimeUnit.MILLISECONDS);
                return future;
            } catch (TimeoutException e) {
                progress.waiting();
            } catch (ExecutionException e) {
                return future; // whoever takes the picture meets it again
            }
        }
    }

    private void add(int number, Future<Packed> future, ShardFile file) throws IOException, InterruptedException {
        try {
            file.add(number, future.get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BadPicture bad -> {
                    file.skip(bad);
                    limit.count(bad);
                }
                case LaminaException known -> throw known;
                case Error error -> throw error;
                default -> throw new DataException("picture " + number + " cannot be packed: " + e.getCause(), e);
            }
        }
    }
}
