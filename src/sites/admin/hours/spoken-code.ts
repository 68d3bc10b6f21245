/** How people say the code of a form of the week or of a break group: `ramadan-2027` is "Ramadan 2027". */
export function spokenCode(code: string): string {
  const said = code.replaceAll('-', ' ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}
