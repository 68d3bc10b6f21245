/** Why the house does not open, as a sentence for whoever starts it; where it was thrown would only be in the way. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
