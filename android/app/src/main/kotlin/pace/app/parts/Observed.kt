package pace.app.parts

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.stateIn
import pace.GroupObserver
import pace.GroupStoreInterface
import pace.HomeObserver
import pace.HomeStoreInterface
import pace.PairObserver
import pace.PairStoreInterface
import pace.PlayerObserver
import pace.PlayerStoreInterface
import pace.SessionObserver
import pace.SessionStoreInterface
import pace.Subscription
import pace.SuggestionObserver
import pace.SuggestionStoreInterface
import pace.core.GroupSnapshot
import pace.core.HomeSnapshot
import pace.core.PairSnapshot
import pace.core.PlayerSnapshot
import pace.core.SessionSnapshot
import pace.core.SuggestionSnapshot

// The core tells of changes on threads of its own. Here, and nowhere else, they come to the scope of a model, which
// is the main thread's; whoever is slow gets the latest.
private fun <S> CoroutineScope.observed(present: S, begin: (tell: (S) -> Unit) -> Subscription): StateFlow<S> =
    callbackFlow {
        val subscription = begin { trySend(it) }
        awaitClose { subscription.close() }
    }.conflate().stateIn(this, SharingStarted.Eagerly, present)

fun HomeStoreInterface.observed(scope: CoroutineScope): StateFlow<HomeSnapshot> = scope.observed(snapshot()) { tell ->
    observe(object : HomeObserver {
        override fun onSnapshot(snapshot: HomeSnapshot) = tell(snapshot)
    })
}

fun SessionStoreInterface.observed(scope: CoroutineScope): StateFlow<SessionSnapshot> =
    scope.observed(snapshot()) { tell ->
        observe(object : SessionObserver {
            override fun onSnapshot(snapshot: SessionSnapshot) = tell(snapshot)
        })
    }

fun GroupStoreInterface.observed(scope: CoroutineScope): StateFlow<GroupSnapshot> = scope.observed(snapshot()) { tell ->
    observe(object : GroupObserver {
        override fun onSnapshot(snapshot: GroupSnapshot) = tell(snapshot)
    })
}

fun PlayerStoreInterface.observed(scope: CoroutineScope): StateFlow<PlayerSnapshot> =
    scope.observed(snapshot()) { tell ->
        observe(object : PlayerObserver {
            override fun onSnapshot(snapshot: PlayerSnapshot) = tell(snapshot)
        })
    }

fun PairStoreInterface.observed(scope: CoroutineScope): StateFlow<PairSnapshot> = scope.observed(snapshot()) { tell ->
    observe(object : PairObserver {
        override fun onSnapshot(snapshot: PairSnapshot) = tell(snapshot)
    })
}

fun SuggestionStoreInterface.observed(scope: CoroutineScope): StateFlow<SuggestionSnapshot> =
    scope.observed(snapshot()) { tell ->
        observe(object : SuggestionObserver {
            override fun onSnapshot(snapshot: SuggestionSnapshot) = tell(snapshot)
        })
    }
