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
 * Pictures and films of the mall in the place of the number, as long as nothing is called: one after the other, and gone
 * at once when a call comes. Without network nothing is shown: it would look as if all were well.
 */
export function showQuietMoments({ isAnnouncing, context, mayBeHeard }: Standing) {
  let shown: { readonly medium: ShownMedium; readonly figure: HTMLElement } | undefined
  let turn: ReturnType<typeof setTimeout> | undefined
  let next = 0

  function update(): void {
    const quiet = quietOnPage()
    const isQuiet =
      quiet.media.length > 0 &&
      nowPanel()?.dataset.quiet === 'yes' &&
      root.dataset.connection === 'online' &&
      !isAnnouncing()
    if (!isQuiet) {
      stop()
      return
    }
    if (!shown || !quiet.media.some(({ path }) => path === shown?.medium.path)) {
      show(quiet)
      return
    }
    // What the house sent anew has taken the figure out of the page.
    const panel = nowPanel()
    if (shown.figure.parentElement !== panel) panel?.append(shown.figure)
    root.dataset.quiet = 'yes'
    void filmIn(shown.figure)
      ?.play()
      .catch(() => undefined)
  }

  function show(quiet: Quiet): void {
    clearTimeout(turn)
    shown?.figure.remove()
    const medium = quiet.media[next % quiet.media.length]
    next++
    if (!medium) return
    const film = medium.isFilm ? filmOf(medium, quiet) : undefined
    shown = { medium, figure: figureOf(medium, film ?? pictureOf(medium)) }
    nowPanel()?.append(shown.figure)
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
    if (film) void filmSound.fadeOut(film, context).then(() => film.pause())
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

function figureOf({ alt }: ShownMedium, content: HTMLElement): HTMLElement {
  const figure = document.createElement('figure')
  const words = document.createElement('figcaption')
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
