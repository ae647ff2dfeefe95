package pace.app.home

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import pace.HomeStoreInterface
import pace.app.R
import pace.app.parts.MainButton
import pace.app.parts.PlainPage
import pace.app.parts.Said
import pace.app.parts.SideButton
import pace.app.words.said
import pace.app.words.words
import pace.core.Done
import pace.core.Failure
import pace.values.GroupId

/** A group is looked up by its code. */
@Composable
fun JoiningScreen(
    code: String,
    failure: Failure?,
    onRetry: () -> Unit,
    onBack: () -> Unit,
    modifier: Modifier = Modifier,
) {
    PlainPage(stringResource(R.string.home_joining_title), modifier, code, onBack) {
        item {
            if (failure == null) {
                Said(stringResource(R.string.home_joining, code))
            } else {
                val unknown = stringResource(R.string.home_joining_unknown, code)
                Said(if (failure is Failure.NotFound) unknown else failure.words().said()) {
                    MainButton(stringResource(R.string.parts_retry), onRetry, Modifier.fillMaxWidth())
                    SideButton(stringResource(R.string.parts_back), onBack, Modifier.fillMaxWidth())
                }
            }
        }
    }
}

/** Looks the code up, and hands on what was found. */
@Composable
fun Joining(code: String, store: HomeStoreInterface, onFound: (GroupId) -> Unit, onBack: () -> Unit) {
    var failure by remember { mutableStateOf<Failure?>(null) }
    var attempt by remember { mutableStateOf(0) }
    LaunchedEffect(code, attempt) {
        failure = null
        try {
            (store.join(code) as? Done.Found)?.let { onFound(it.group) }
        } catch (why: Failure) {
            failure = why
        }
    }
    JoiningScreen(code, failure, { attempt += 1 }, onBack)
}
