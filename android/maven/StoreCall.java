import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import pace.HomeStore;
import pace.Pace;
import pace.core.Failure;
import pace.core.HomeSnapshot;

/** A call through the core to a real server and back, with an observer; run on what R8 left. */
public final class StoreCall {
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("pace-shrunk");
        Process server = new ProcessBuilder(
            arguments[0], "--listen", "127.0.0.1:0", "--access", "open", "--db", directory.resolve("pace.db").toString()
        ).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            BufferedReader says = new BufferedReader(new InputStreamReader(server.getInputStream()));
            String address = says.readLine().replace("listening on ", "");
            try (Pace pace = new Pace(directory.resolve("phone").toString(), address, null, null, null)) {
                System.out.println(call(pace.home()));
            }
        } finally {
            server.destroyForcibly();
        }
        System.exit(0);
    }

    private static String call(HomeStore home) throws Exception {
        CountDownLatch heard = new CountDownLatch(2);
        HomeSnapshot[] last = new HomeSnapshot[1];
        home.observe(snapshot -> {
            last[0] = snapshot;
            heard.countDown();
        });
        Object done = BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (scope, continuation) -> {
            try {
                return home.listSessions(continuation);
            } catch (Failure failure) {
                throw new IllegalStateException(failure);
            }
        });
        if (!heard.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("the observer heard nothing");
        return "the list of sessions came (" + (done != null) + "), from " + last[0].getServer();
    }
}
