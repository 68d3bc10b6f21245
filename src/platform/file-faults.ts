/** What keeps a file or folder from being used, in words; undefined for a code that the start has no words for. */
const faults: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be changed by this user',
  EROFS: 'is on a disk that can only be read',
  ENOSPC: 'has no room: the disk is full',
  EDQUOT: 'has no room: the quota of this user is used up',
  EIO: 'cannot be read or written: the disk answers with an error',
  ENOENT: 'is missing',
  ENOTDIR: 'is not where it should be: a part of its path is a file',
  EEXIST: 'is a file where a folder should be',
  EISDIR: 'is a folder where a file should be',
}

export function faultOfFile(error: unknown): string | undefined {
  const { code = '', path, syscall } = error as NodeJS.ErrnoException
  const fault = faults[code]
  return path && syscall && fault ? `${path} ${fault}. Mend that and start again.` : undefined
}
