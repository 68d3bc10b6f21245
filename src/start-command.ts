import packageJson from '../package.json' with { type: 'json' }

/** What `npm start` gives to node, so that a played day and the bench meet the server that people meet. */
export const startWords: readonly string[] = packageJson.scripts.start.split(' ').slice(1)
