/** A film that this browser cannot play says so beside its picture, before somebody looks for it in the hall. */
for (const film of document.querySelectorAll<HTMLVideoElement>('video.preview')) {
  const say = () => film.closest('.medium')?.querySelector('[data-unplayable]')?.removeAttribute('hidden')
  if (film.error) say()
  film.addEventListener('error', say)
}
