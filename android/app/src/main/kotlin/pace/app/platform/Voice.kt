package pace.app.platform

import android.content.Context
import android.speech.tts.TextToSpeech
import androidx.compose.runtime.staticCompositionLocalOf
import java.util.Locale

/** Says sentences aloud, each one cutting off the one before. */
interface Voice : AutoCloseable {
    fun say(sentence: String)
}

/** How a screen gets a voice in a language; tests put a listener here. */
val LocalVoices = staticCompositionLocalOf<(Context, Locale) -> Voice> { ::SystemVoice }

/** The voice of the phone. It takes a moment to wake up: what is said meanwhile is said then. */
private class SystemVoice(context: Context, locale: Locale) : Voice {
    private var isAwake = false
    private var waiting: String? = null
    private val speech: TextToSpeech = TextToSpeech(context.applicationContext) { status -> wake(status, locale) }

    private fun wake(status: Int, locale: Locale) {
        if (status != TextToSpeech.SUCCESS) return
        speech.language = locale
        isAwake = true
        waiting?.let(::say)
        waiting = null
    }

    override fun say(sentence: String) {
        if (isAwake) speech.speak(sentence, TextToSpeech.QUEUE_FLUSH, null, "score") else waiting = sentence
    }

    override fun close() = speech.shutdown()
}
