package pace.scenarios

import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.IOException
import java.nio.ByteBuffer
import java.util.concurrent.atomic.AtomicReference
import pace.core.FfiConverterSequenceString
import pace.core.FfiConverterString

/**
 * The program that plays the scenarios: the server, the networks, the clocks and the comparison are its own, and it
 * asks for phones. What the frames hold is written in `tests/src/scenarios/driver.rs`.
 *
 * `scenario` is the only one to play, none for all of them, or what `PACE_SCENARIO` says; `seen` is how its phones'
 * pages are seen, for tests that break something on the way.
 */
class Host(scenario: String? = null, private val seen: (Page) -> Page = { it }) {
    private val process = ProcessBuilder(System.getProperty("pace.scenarios"))
        .apply { scenario?.let { environment()["PACE_SCENARIO"] = it } }
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
    private val questions = DataInputStream(process.inputStream.buffered())
    private val answers = DataOutputStream(process.outputStream.buffered())
    private val phones = mutableMapOf<Int, Phone>()
    private val broken = AtomicReference<Throwable>()

    /** Plays to the end: what is wrong with those that fail. */
    fun play(): List<String> {
        try {
            while (true) {
                val frame = ByteArray(questions.readInt()).also(questions::readFully).let(ByteBuffer::wrap)
                val number = frame.getLong()
                if (number == REPORT) return FfiConverterSequenceString.read(frame)
                val phone = phones.getOrPut(frame.getInt()) { Phone(this, seen) }
                phone.ask(Question(number, FfiConverterString.read(frame), frame))
            }
        } catch (ended: IOException) {
            throw AssertionError("The host of the scenarios ended", broken.get() ?: ended)
        } finally {
            process.destroyForcibly()
        }
    }

    @Synchronized
    fun answer(question: Long, value: ByteArray) {
        answers.writeInt(Long.SIZE_BYTES + value.size)
        answers.writeLong(question)
        answers.write(value)
        answers.flush()
    }

    /** Something happened here that is no outcome of any scenario. */
    fun giveUp(why: Throwable) {
        broken.compareAndSet(null, why)
        process.destroyForcibly()
    }

    private companion object {
        /** The number of the frame that tells how it ended. */
        const val REPORT = 0L
    }
}

/** What is asked of a page of a phone; the rest of the frame has the page's ids, the method and its arguments. */
class Question(val number: Long, val kind: String, val rest: ByteBuffer)
