package pace.app.home

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import pace.app.R
import pace.app.parts.MainButton
import pace.app.parts.PlainPage
import pace.app.parts.Said
import pace.app.words.said
import pace.app.words.words
import pace.core.Failure

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
                }
            }
        }
    }
}
