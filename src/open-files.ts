/** What the database, the jobs, uploads and the log keep open beside the connections of browsers. */
const ownFiles = 160

/** How many files and connections this process may have open at once; undefined where the system sets no limit. */
export function openFilesAllowed(): number | undefined {
  const report: NodeJS.ProcessReport & { excludeNetwork?: boolean } = process.report
  report.excludeNetwork = true
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft?: number | string } } }
  const soft = Number(userLimits?.open_files?.soft)
  return Number.isFinite(soft) ? soft : undefined
}

/** How many connections of browsers fit into that. */
export function connectionsWithin(openFiles: number): number {
  return Math.max(openFiles - ownFiles, Math.floor(openFiles / 2))
}
