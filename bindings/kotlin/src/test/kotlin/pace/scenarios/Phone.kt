package pace.scenarios

import java.nio.ByteBuffer
import java.time.Instant
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import pace.Pace
import pace.StillClock
import pace.core.Failure
import pace.core.FfiConverterOptionalTypeTimestamp
import pace.core.FfiConverterString
import pace.core.FfiConverterTypeDone
import pace.core.FfiConverterTypeFailure
import pace.core.FfiConverterULong
import pace.rules.FfiConverterTypeTimestamp

/** A phone that does what the host asks, one question after the other. */
class Phone(private val host: Host, private val seen: (Page) -> Page) {
    /** All but what observers hear happens in turn. */
    private val turns = Dispatchers.Default.limitedParallelism(1) +
        CoroutineExceptionHandler { _, thrown -> host.giveUp(thrown) }
    private val questions = CoroutineScope(turns + SupervisorJob())

    /** What goes on until the phone stops. */
    private var life = CoroutineScope(turns + SupervisorJob())
    private lateinit var pace: Pace
    private var clock: StillClock? = null

    /** Outcomes that were not told yet. */
    private val waiting = MutableStateFlow(0)
    private val watches = mutableMapOf<ULong, Watch>()

    /** Who waits for it to be idle; at other times it stands still. */
    private var idling: Idling? = null

    fun ask(question: Question) {
        questions.launch {
            standStill()
            if (question.kind == "phone") takeMyself(question) else take(question)
        }
    }

    private fun take(question: Question) {
        val page = seen(pace.page(question.kind, question.rest))
        when (val method = FfiConverterString.read(question.rest)) {
            "snapshot" -> page.use { host.answer(question.number, it.shown()) }
            "observe" -> watches[question.number.toULong()] = Watch(page, question.number)
            "look_away" -> page.use { watches.remove(FfiConverterULong.read(question.rest))?.close() }
            else -> page.use { perform(it, method, question) }
        }
    }

    private suspend fun takeMyself(question: Question) {
        val arguments = question.rest
        when (val method = FfiConverterString.read(arguments)) {
            "start" -> {
                val (directory, server) = List(2) { FfiConverterString.read(arguments) }
                clock = StillClock(FfiConverterTypeTimestamp.read(arguments)).also { it.hold() }
                pace = Pace(directory, server, clock = clock)
                host.answer(question.number, NOTHING)
            }
            "stop" -> {
                stop()
                host.answer(question.number, NOTHING)
            }
            "idle" -> {
                idling = Idling(question.number, life.launch {
                    val wakesAt = idle()
                    host.answer(question.number, byteArrayOf(0) + FfiConverterOptionalTypeTimestamp.bytes(wakesAt))
                })
                clock?.release()
            }
            "go_on_to" -> {
                clock?.goOnTo(FfiConverterTypeTimestamp.read(arguments))
                pace.woken()
                host.answer(question.number, NOTHING)
            }
            else -> error("a phone knows no $method")
        }
    }

    /** Asks at once, before the next question is taken; whatever becomes of it is told later. */
    private fun perform(page: Page, method: String, question: Question) {
        waiting.update { it + 1 }
        life.launch(start = CoroutineStart.UNDISPATCHED) {
            val outcome = try {
                page.perform(method, question.rest) { id -> host.answer(question.number, id) }
                    ?.let { done -> byteArrayOf(1) + FfiConverterTypeDone.bytes(done) }
            } catch (failure: Failure) {
                byteArrayOf(0) + FfiConverterTypeFailure.bytes(failure)
            }
            waiting.update { it - 1 }
            outcome?.let { tell(question, it) }
        }
    }

    /** Whoever waits may go on from here, so nothing more happens until they ask again. */
    private fun tell(question: Question, outcome: ByteArray) {
        val interrupted = standStill()
        host.answer(question.number, outcome)
        interrupted?.let { host.answer(it.question, byteArrayOf(1)) }
    }

    private fun standStill(): Idling? {
        clock?.hold()
        return idling?.also { it.job.cancel() }.also { idling = null }
    }

    /** When it goes on by itself; outcomes that are known and screens that are watched are told before. */
    private suspend fun idle(): Instant? {
        val idle = pace.idle()
        waiting.first { it == idle.waiting }
        watches.values.forEach { it.catchUp() }
        return idle.wakesAt
    }

    /** A process of its own could be killed; here it stops, and nobody is told what became of what it asked. */
    private suspend fun stop() {
        life.cancel()
        life = CoroutineScope(turns + SupervisorJob())
        watches.values.forEach { it.close() }
        watches.clear()
        waiting.value = 0
        pace.use { it.stop() }
        clock?.release()
    }

    private class Idling(val question: Long, val job: Job)

    /** Somebody who hears of every change of a page. */
    private inner class Watch(private val page: Page, private val question: Long) : AutoCloseable {
        private val latest = MutableStateFlow<ByteArray?>(null)
        private val subscription = page.observe { shown ->
            host.answer(question, shown)
            latest.value = shown
        }

        /** Waits until what is shown now has been heard. */
        suspend fun catchUp() {
            latest.filterNotNull().first { it.contentEquals(page.shown()) }
        }

        override fun close() {
            subscription.close()
            page.close()
        }
    }

    private companion object {
        val NOTHING = ByteArray(0)
    }
}

/** A value as it crosses the face. */
fun <T> pace.core.FfiConverter<T, *>.bytes(value: T): ByteArray = written(allocationSize(value)) { write(value, it) }

fun <T> pace.rules.FfiConverter<T, *>.bytes(value: T): ByteArray = written(allocationSize(value)) { write(value, it) }

private fun written(atMost: ULong, write: (ByteBuffer) -> Unit): ByteArray {
    val buffer = ByteBuffer.allocate(atMost.toInt())
    write(buffer)
    return buffer.array().copyOf(buffer.position())
}
