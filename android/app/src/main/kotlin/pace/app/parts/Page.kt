package pace.app.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.calculateEndPadding
import androidx.compose.foundation.layout.calculateStartPadding
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.ArrowBack
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Scaffold
import androidx.compose.material3.SnackbarHost
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TopAppBar
import androidx.compose.material3.TopAppBarDefaults
import androidx.compose.material3.pulltorefresh.PullToRefreshBox
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import java.time.Instant
import pace.app.R
import pace.app.look.Look
import pace.core.Failure
import pace.core.GroupSnapshot
import pace.core.PairSnapshot
import pace.core.PlayerSnapshot
import pace.core.SessionSnapshot
import pace.core.SuggestionSnapshot
import pace.core.TrayItem

/** What every page with server data says of itself. */
data class PageState(
    val phase: pace.core.Page,
    val lastSynced: Instant? = null,
    val syncFailure: Failure? = null,
    val pending: Int = 0,
    val tray: List<TrayItem> = emptyList(),
) {
    val isRefreshing get() = phase is pace.core.Page.Refreshing

    companion object {
        fun of(session: SessionSnapshot) =
            PageState(session.page, session.lastSynced, session.syncFailure, session.pending, session.tray)

        fun of(group: GroupSnapshot) =
            PageState(group.page, group.lastSynced, group.syncFailure, group.pending, group.tray)

        fun of(player: PlayerSnapshot) = PageState(player.page, player.lastSynced, player.syncFailure)

        fun of(pair: PairSnapshot) = PageState(pair.page, pair.lastSynced, pair.syncFailure)

        fun of(suggestion: SuggestionSnapshot) =
            PageState(suggestion.page, suggestion.lastSynced, suggestion.syncFailure)
    }
}

/**
 * A page with server data: pulled down it brings everybody's latest; what waits stands above its content. While it
 * loads, nothing of the previous page shows. `ended` is shown for what was deleted,
 * `header` stays below the title, whatever the state.
 */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun Page(
    title: String,
    state: PageState,
    onRefresh: () -> Unit,
    modifier: Modifier = Modifier,
    subtitle: String? = null,
    onBack: (() -> Unit)? = null,
    notices: List<Told> = emptyList(),
    waiting: WaitingActions? = null,
    actions: @Composable RowScope.() -> Unit = {},
    bottom: @Composable () -> Unit = {},
    header: @Composable () -> Unit = {},
    list: LazyListState = rememberLazyListState(),
    ended: LazyListScope.() -> Unit = { item { Ended() } },
    content: LazyListScope.() -> Unit,
) {
    Frame(title, modifier, subtitle, onBack, actions, bottom, header) { padding ->
        PullToRefreshBox(
            state.isRefreshing,
            onRefresh,
            Modifier.fillMaxSize().padding(top = padding.calculateTopPadding()).testTag("pull"),
        ) {
            PageList(padding, list) {
                if (state.phase !is pace.core.Page.Loading) item("synced") { Synced(state, onRefresh) }
                waiting(state.tray, notices, waiting)
                when (val phase = state.phase) {
                    is pace.core.Page.Loading -> item { Loading() }
                    is pace.core.Page.Failed -> item { Failed(phase.failure, onRefresh) }
                    is pace.core.Page.Ended -> ended()
                    is pace.core.Page.Ready, is pace.core.Page.Refreshing -> content()
                }
            }
        }
    }
}

/** A page that asks the server nothing of its own. */
@Composable
fun PlainPage(
    title: String,
    modifier: Modifier = Modifier,
    subtitle: String? = null,
    onBack: (() -> Unit)? = null,
    actions: @Composable RowScope.() -> Unit = {},
    bottom: @Composable () -> Unit = {},
    list: LazyListState = rememberLazyListState(),
    content: LazyListScope.() -> Unit,
) {
    Frame(title, modifier, subtitle, onBack, actions, bottom) { padding ->
        Box(Modifier.fillMaxSize().padding(top = padding.calculateTopPadding())) { PageList(padding, list, content) }
    }
}

@Composable
private fun PageList(padding: PaddingValues, state: LazyListState, content: LazyListScope.() -> Unit) {
    val direction = LocalLayoutDirection.current
    Box(Modifier.fillMaxSize(), Alignment.TopCenter) {
        LazyColumn(
            Modifier.widthIn(max = Look.widest).fillMaxSize().testTag("list"),
            state,
            PaddingValues(
                start = Look.margin + padding.calculateStartPadding(direction),
                end = Look.margin + padding.calculateEndPadding(direction),
                top = 4.dp,
                bottom = 32.dp + padding.calculateBottomPadding(),
            ),
            verticalArrangement = Arrangement.spacedBy(Look.gap),
            content = content,
        )
    }
}

/** What a page is for, below the thumb. */
@Composable
fun BottomBar(content: @Composable () -> Unit) {
    Surface(color = MaterialTheme.colorScheme.surfaceContainer) {
        Box(Modifier.fillMaxWidth().navigationBarsPadding().padding(Look.margin, 12.dp), Alignment.Center) {
            Box(Modifier.widthIn(max = Look.widest)) { content() }
        }
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun Frame(
    title: String,
    modifier: Modifier,
    subtitle: String?,
    onBack: (() -> Unit)?,
    actions: @Composable RowScope.() -> Unit,
    bottom: @Composable () -> Unit,
    header: @Composable () -> Unit = {},
    content: @Composable (PaddingValues) -> Unit,
) {
    Scaffold(
        modifier.imePadding(),
        topBar = {
            Column {
                TopAppBar(
                    title = { Title(title, subtitle) },
                    navigationIcon = {
                        if (onBack != null) {
                            IconAction(Icons.AutoMirrored.Filled.ArrowBack, stringResource(R.string.parts_back), onBack)
                        }
                    },
                    actions = actions,
                    expandedHeight = barHeight(subtitle),
                    colors = TopAppBarDefaults.topAppBarColors(
                        containerColor = MaterialTheme.colorScheme.background,
                        scrolledContainerColor = MaterialTheme.colorScheme.background,
                    ),
                )
                header()
            }
        },
        bottomBar = bottom,
        snackbarHost = { SnackbarHost(LocalSnackbars.current, Modifier.testTag("snackbar")) },
        containerColor = MaterialTheme.colorScheme.background,
        content = content,
    )
}

/** Two lines need more room where letters are large. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun barHeight(subtitle: String?): Dp {
    val scale = if (subtitle.isNullOrEmpty()) 1f else LocalDensity.current.fontScale.coerceAtLeast(1f)
    return TopAppBarDefaults.TopAppBarExpandedHeight * scale
}

/** Letters of a title from which on it is written smaller. */
private const val LONG = 20

@Composable
private fun Title(title: String, subtitle: String?) {
    Column(Modifier.fillMaxWidth()) {
        Text(
            title,
            Modifier.semantics { heading() },
            maxLines = 1,
            overflow = TextOverflow.Ellipsis,
            style = if (title.length > LONG) {
                MaterialTheme.typography.titleMedium
            } else {
                MaterialTheme.typography.titleLarge
            },
        )
        if (!subtitle.isNullOrEmpty()) {
            Text(
                subtitle,
                maxLines = 1,
                overflow = TextOverflow.Ellipsis,
                style = MaterialTheme.typography.bodyMedium,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}
