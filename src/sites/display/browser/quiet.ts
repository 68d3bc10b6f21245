import type { Quiet, ShownMedium } from '../quiet-section.tsx'
import { nowPanel } from './calls.ts'
import { filmSound } from './film-sound.ts'

const root = document.documentElement

type Standing = {
  readonly isAnnouncing: () => boolean
  readonly context: AudioContext | undefined
  readonly mayBeHeard: () => boolean
}

/**
 * Pictures and films of the mall in the place of the number, as long as nothing is called: one after the other. A call
 * takes the place at once. A picture goes for it; a film that runs goes on small beside the last calls, softer while the
 * call is said, and stands large again when the hall is quiet. Without network nothing is shown: it would look as if
 * all were well.
 */
export function showQuietMoments({ isAnnouncing, context, mayBeHeard }: Standing) {
  // Beside the live part of the page, not in it: a film that is taken out of a page and put back stands still meanwhile.
  const screen = document.querySelector<HTMLElement>('.screen')
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
    const medium = quiet.media[next % quiet.media.length]
    next++
    if (!medium) return
    const film = medium.isFilm ? filmOf(medium, quiet) : undefined
    shown = { medium, figure: figureOf(medium, film ?? pictureOf(medium)) }
    screen?.append(shown.figure)
    root.dataset.quiet = 'yes'
    if (film) void film.play().catch(goOn)
    else turn = setTimeout(goOn, quiet.pictureSeconds * 1000)
  }

  function goOn(): void {
    shown?.figure.remove()
    shown = undefined
    update()
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
    film.addEventListener('ended', goOn)
    film.addEventListener('error', goOn)
    return film
  }

  function pictureOf({ path, alt }: ShownMedium): HTMLImageElement {
    const picture = document.createElement('img')
    picture.src = path
    picture.alt = alt
    // One that is gone makes way; not at once, or a list of such would spin.
    picture.addEventListener('error', () => picture.parentElement?.remove())
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
