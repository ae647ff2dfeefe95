package pace

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class LogTest {
    @Test
    fun `the platform's own log takes the lines, which name nobody`(): Unit = runBlocking {
        val lines = LinkedBlockingQueue<String>()
        val sink = object : LogSink {
            override fun write(level: LogLevel, target: String, line: String) = lines.put("$level $target $line")
        }
        assertTrue(writeLog(LogLevel.DEBUG, sink))
        assertFalse(writeLog(LogLevel.DEBUG, sink), "something takes the lines already")
        Stage().use { stage -> stage.phone().home().createSession(draft(name = "Zebra")).saved() }
        val line = checkNotNull(lines.poll(20, TimeUnit.SECONDS)) { "nothing was written" }
        assertTrue("pace_core" in line, line)
        assertFalse((lines + line).any { "Zebra" in it || "Ann" in it })
    }
}
