package pace.app.gallery

/** The states of the group half's screens. */
val groupHalf: List<Shown> =
    scoreboardGallery + groupGallery + playerGallery + pairGallery + planGallery + suggestionGallery
