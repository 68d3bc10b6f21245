/**
 * How long a page waits before it tries its stream again, in milliseconds: twice as long each time, up to `longest`, and
 * anywhere in between ("full jitter", Brooker, Exponential Backoff and Jitter, AWS 2015), so that two thousand phones
 * do not come back in the same moment after the house was started again. `random` is from 0 to 1.
 */
export function retryAfter(tries: number, longest: number, random: number): number {
  return 200 + random * Math.min(longest, 2_000 * 2 ** tries)
}
