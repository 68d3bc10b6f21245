import type { Quiet, ShownMedium } from '../quiet-section.tsx'
import { nowPanel } from './calls.ts'
import { filmSound } from './film-sound.ts'

const root = document.documentElement

type Standing = {
  readonly isAnnouncing: () => boolean
  readonly context: AudioContext | undefined
  readonly mayBeHeard: () => boolean
}

/** A film that has not moved for so long will not move any more. */
const standsStillMs = 20_000
/** What could not be shown is tried again after a while: the network may have been the reason, not the file. */
const asideMs = 5 * 60_000

/**
 * Pictures and films of the mall in the place of the number, as long as nothing is called: one after the other. A call
 * takes the place at once. A picture goes for it; a film that runs goes on small beside the last calls, softer while the
 * call is said, and stands large again when the hall is quiet. One that cannot be shown is passed over; when there is no
 * other, the number stays. Without network nothing is shown: it would look as if all were well.
 */
export function showQuietMoments({ isAnnouncing, context, mayBeHeard }: Standing) {
  // Beside the live part of the page, not in it: a film that is taken out of a page and put back stands still meanwhile.
  const screen = document.querySelector<HTMLElement>('.screen')
  const aside = new Map<string, number>()
  let shown: { readonly medium: ShownMedium; readonly figure: HTMLElement } | undefined
  let turn: ReturnType<typeof setTimeout> | undefined
  let next = 0

  function update(): void {
    const quiet = quietOnPage()
    const isListed = shown === undefined || quiet.media.some(({ path }) => path === shown?.medium.path)
    if (root.dataset.connection !== 'online' || quiet.media.length === 0 || !isListed) stop()
    if (root.dataset.connection !== 'online' || quiet.media.length === 0) return
    if (nowPanel()?.dataset.quiet === 'yes' && !isAnnouncing()) stand(quiet)
    else stepAside()
  }

  /** In the place of the number. */
  function stand(quiet: Quiet): void {
    if (!shown) {
      show(quiet)
      return
    }
    shown.figure.classList.remove('small')
    root.dataset.quiet = 'yes'
    const film = filmIn(shown.figure)
    if (film) filmSound.raise(film)
  }

  function stepAside(): void {
    const film = shown && filmIn(shown.figure)
    if (!shown || !film) {
      stop()
      return
    }
    delete root.dataset.quiet
    shown.figure.classList.add('small')
    if (isAnnouncing()) filmSound.soften(film)
    else filmSound.raise(film)
  }

  function show(quiet: Quiet): void {
    clearTimeout(turn)
    const medium = nextOf(quiet.media)
    if (!medium) {
      delete root.dataset.quiet
      turn = setTimeout(update, asideMs)
      return
    }
    const content = medium.isFilm ? filmOf(medium, quiet) : pictureOf(medium)
    const figure = figureOf(medium, content)
    shown = { medium, figure }
    content.addEventListener('error', () => passOver(figure))
    screen?.append(figure)
    root.dataset.quiet = 'yes'
    if (content instanceof HTMLVideoElement) play(content, figure)
    else turn = setTimeout(() => goOn(figure), quiet.pictureSeconds * 1000)
  }

  function nextOf(media: readonly ShownMedium[]): ShownMedium | undefined {
    for (const [path, since] of aside) if (performance.now() - since >= asideMs) aside.delete(path)
    for (let i = 0; i < media.length; i++) {
      const medium = media[next++ % media.length]
      if (medium && !aside.has(medium.path)) return medium
    }
    return undefined
  }

  function play(film: HTMLVideoElement, figure: HTMLElement): void {
    const watch = () => {
      clearTimeout(turn)
      turn = setTimeout(() => passOver(figure), standsStillMs)
    }
    film.addEventListener('timeupdate', () => shown?.figure === figure && watch())
    film.addEventListener('ended', () => goOn(figure))
    film.play().catch(() => passOver(figure))
    watch()
  }

  /** A film that fails says so twice, and one that was taken away fails as well: only what stands there makes way. */
  function goOn(figure: HTMLElement): void {
    if (shown?.figure !== figure) return
    clearTimeout(turn)
    figure.remove()
    shown = undefined
    update()
  }

  function passOver(figure: HTMLElement): void {
    if (shown?.figure !== figure) return
    aside.set(shown.medium.path, performance.now())
    goOn(figure)
  }

  function stop(): void {
    clearTimeout(turn)
    delete root.dataset.quiet
    if (!shown) return
    const { figure } = shown
    shown = undefined
    const film = filmIn(figure)
    if (film) void filmSound.fadeOut(film).then(() => film.pause())
    figure.remove()
  }

  function filmOf({ path, alt }: ShownMedium, quiet: Quiet): HTMLVideoElement {
    const film = document.createElement('video')
    film.src = path
    film.playsInline = true
    film.setAttribute('aria-label', alt)
    film.muted = !(quiet.filmSound && mayBeHeard())
    if (!film.muted) filmSound.fadeIn(film, context)
    return film
  }

  function pictureOf({ path, alt }: ShownMedium): HTMLImageElement {
    const picture = document.createElement('img')
    // Known already, it stands there at once: no empty place between two turns of the same.
    picture.decoding = 'sync'
    picture.src = path
    picture.alt = alt
    return picture
  }

  return update
}

/** A part of the page of its own: it stands outside of the calls. */
function figureOf({ alt }: ShownMedium, content: HTMLElement): HTMLElement {
  const figure = document.createElement('aside')
  const words = document.createElement('p')
  words.textContent = alt
  figure.append(content, words)
  return figure
}

function filmIn(figure: HTMLElement): HTMLVideoElement | null {
  return figure.querySelector('video')
}

function quietOnPage(): Quiet {
  const text = document.querySelector<HTMLElement>('[data-media]')?.dataset.media
  return text ? JSON.parse(text) : { media: [], pictureSeconds: 12, filmSound: false }
}
