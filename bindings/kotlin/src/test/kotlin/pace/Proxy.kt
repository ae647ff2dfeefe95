package pace

import java.io.InputStream
import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import java.net.SocketException
import java.net.URI
import kotlin.concurrent.thread

/** What happens to a request on its way. */
sealed interface Fate {
    data object Passes : Fate

    /** The server judges it; nobody hears of that. */
    data object AnswerLost : Fate

    /** Somebody answers in the server's place. */
    data class Answered(val status: String, val headers: String = "") : Fate
}

/** Between phones and a server; one request a connection. */
class Proxy(private val server: URI) : AutoCloseable {
    private var socket = ServerSocket(0, 50, InetAddress.getLoopbackAddress())
    private val port = socket.localPort
    val address = "http://127.0.0.1:$port"

    /** Of all requests that write; what reads passes. */
    @Volatile
    var writes: Fate = Fate.Passes

    /** Of all that read. */
    @Volatile
    var reads: Fate = Fate.Passes

    init {
        accept()
    }

    /** From now on nobody listens. */
    override fun close() = socket.close()

    fun reopen() {
        socket = ServerSocket(port, 50, InetAddress.getLoopbackAddress())
        accept()
    }

    private fun accept() {
        val listening = socket
        thread(isDaemon = true) {
            try {
                while (true) listening.accept().let { phone -> thread(isDaemon = true) { phone.use(::serve) } }
            } catch (_: SocketException) {
                // It was closed.
            }
        }
    }

    private fun serve(phone: Socket) {
        val head = phone.getInputStream().head() ?: return
        val length = Regex("(?i)content-length: *(\\d+)").find(head)?.groupValues?.get(1)?.toInt() ?: 0
        val body = phone.getInputStream().readNBytes(length)
        when (val fate = if (head.startsWith("GET ")) reads else writes) {
            Fate.Passes -> phone.getOutputStream().write(forward(head, body))
            Fate.AnswerLost -> forward(head, body)
            is Fate.Answered -> {
                val refusal = """{"error":"As the proxy says","code":"PROXY"}"""
                val answer = "HTTP/1.1 ${fate.status}\r\nContent-Type: application/json\r\n${fate.headers}" +
                    "Content-Length: ${refusal.length}\r\nConnection: close\r\n\r\n$refusal"
                phone.getOutputStream().write(answer.toByteArray())
            }
        }
    }

    private fun forward(head: String, body: ByteArray): ByteArray = Socket(server.host, server.port).use { upstream ->
        val whole = head.removeSuffix("\r\n") + "Connection: close\r\n\r\n"
        upstream.getOutputStream().write(whole.toByteArray(Charsets.ISO_8859_1) + body)
        upstream.getInputStream().readAllBytes()
    }
}

/** All up to the blank line, with it; null at the end of the stream. */
private fun InputStream.head(): String? {
    val head = StringBuilder()
    while (!head.endsWith("\r\n\r\n")) head.append(read().takeIf { it >= 0 }?.toChar() ?: return null)
    return head.toString()
}
