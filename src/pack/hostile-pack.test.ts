import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { changed, type Instead, packFolder, smallPack } from '../../test/harness/small-pack.ts'
import { checkPack } from './check-pack.ts'
import { limits } from './read-folder.ts'
import { sayFault, sentenceOf } from './say-fault.ts'

const polri = 'agencies/polri.yaml'
const mall = smallPack['mall.yaml'] as string

async function faultsIn(folder: string): Promise<string[]> {
  const checked = await checkPack(folder)
  if (!('faults' in checked)) return Object.keys(checked)
  for (const fault of checked.faults) assert.doesNotMatch(sentenceOf('id', fault), /undefined|\[object|\n|at .*\.ts/)
  return checked.faults.map((fault) => sayFault('en', fault))
}

async function faultsOf(instead: Instead): Promise<string[]> {
  return await faultsIn(await packFolder(instead))
}

/** The fault that stands first, of a pack that must not be accepted. */
async function firstFault(instead: Instead): Promise<string> {
  const [first = ''] = await faultsOf(instead)
  assert.notEqual(first, 'pack')
  return first
}

test('a file that was cut off is told where it ends', async () => {
  const cut = (smallPack[polri] as string).slice(0, 320)
  assert.match(
    await firstFault({ [polri]: cut }),
    /^agencies\/polri\.yaml:\d+:\d+ {2}Something is missing here.*The file may be cut off/,
  )
  for (let length = 1; length < mall.length; length += 13) {
    const faults = await faultsOf({ 'mall.yaml': mall.slice(0, length) })
    assert.notDeepEqual(faults, [], `cut after ${length}`)
  }
})

test('a file of any wrong kind is told in a sentence', async () => {
  const says = [
    ['', /This file is empty/],
    ['# only a remark\n', /This file is empty/],
    ['null\n', /This file is empty/],
    ['- a\n- list\n', /must have fields of its own, not \[…\]/],
    ['only a text\n', /must have fields of its own, not only a text/],
    ['42', /must have fields of its own, not 42/],
    ['{"code": "kecil"', /Something is missing here/],
    ['<html><body>404</body></html>', /must have fields of its own/],
    ['PK\u0003\u0004zip', /./],
  ] as const
  for (const [text, sentence] of says) assert.match((await faultsOf({ 'mall.yaml': text })).join('\n'), sentence)
})

test('a field that is written twice is told, and where', async () => {
  assert.equal(
    await firstFault(changed('mall.yaml', 'short: Mal Kecil\n', 'short: Mal Kecil\nshort: Mal Besar\n')),
    'mall.yaml:4:1  The field “short” is written twice in the same place. Remove one of them.',
  )
})

test('what YAML can do and a pack does not need is refused', async () => {
  const says = [
    [mall.replace('short: Mal Kecil', 'short: !!js/function "() => 1"'), /mall\.yaml:3:8 {2}The exclamation mark here/],
    [mall.replace('short: Mal Kecil', 'short: !!binary aGFsbG8='), /The exclamation mark here/],
    [mall.replace('short: Mal Kecil', 'short: *none'), /There is a reference \(\*name\) here to an anchor/],
    [`%YAML 1.1\n---\n${mall}`, /asks for another version of YAML/],
    [`${mall}---\n${mall}`, /more than one document/],
    [mall.replace('short: Mal', '\tshort: Mal'), /tab|indent|missing|cannot be read/i],
    [mall.replace('region:', '? [a, b]\n: c\nregion:'), /The name of a field here is not text/],
    [mall.replace('region:', '1: c\nregion:'), /The name of a field here is not text/],
    [mall.replace('region:', '<<: { code: x }\nregion:'), /“<<” is not known here/],
    [mall.replace('region:', '__proto__: { polluted: true }\nregion:'), /“__proto__” is not known here/],
    [mall.replace('region:', 'constructor: 1\ntoString: 1\nregion:'), /“(constructor|toString)” is not known here/],
  ] as const
  for (const [text, sentence] of says) assert.match((await faultsOf({ 'mall.yaml': text })).join('\n'), sentence)
  assert.equal(({} as { polluted?: boolean }).polluted, undefined)
})

test('aliases are read, but not many and not of one another', async () => {
  const once = mall
    .replace('name: { id: Utara, en: North }', 'name: &same { id: Utara, en: North }')
    .replace('name: { id: Selatan, en: South }', 'name: *same')
  assert.deepEqual(await faultsOf({ 'mall.yaml': once }), ['pack', 'placeIn'])
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'])
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`)
  assert.match(await firstFault({ 'mall.yaml': bomb.join('\n') }), /uses more than 100 references/)
  const many = `list: [${Array(150).fill('*a').join(', ')}]`
  assert.match(await firstFault({ 'mall.yaml': `a: &a 1\n${many}` }), /uses more than 100 references/)
  assert.match(await firstFault({ 'mall.yaml': 'a: &a [*a]' }), /./)
})

test('brackets inside brackets inside brackets are told, not fallen into', async () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
  ] as const) {
    const depth = Math.floor(900_000 / (open.length + close.length))
    const text = open.repeat(depth) + close.repeat(depth)
    assert.match(await firstFault({ 'mall.yaml': text }), /too many brackets/)
  }
})

test('a file with very many fields is checked in seconds, not in hours', async () => {
  const started = process.cpuUsage()
  const keys = Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n')
  const checked = await checkPack(await packFolder({ 'mall.yaml': keys }))
  assert.ok('faults' in checked && checked.faults.length === 1000 && checked.more > 50_000)
  const { user } = process.cpuUsage(started)
  assert.ok(user < 60_000_000, `${user / 1e6} seconds of work`)
})

test('a file that is too large is not read', async () => {
  const large = `${mall}# ${'x'.repeat(10_000_000)}`
  assert.deepEqual(
    await faultsOf({ 'mall.yaml': large }).then(([first]) => first),
    'mall.yaml  This file is larger than 1 MB. Write one file for each agency.',
  )
})

test('a pack that is too large as a whole is not read to its end', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 23 }, (_, i) => [`agencies/a${i}.yaml`, `# ${'x'.repeat(limits.fileBytes - 100)}`]),
  )
  assert.ok((await faultsOf(files)).some((sentence) => sentence.includes('All files together are larger than 20 MB')))
})

test('a folder with thousands of files is probably no pack', async () => {
  const folder = await packFolder()
  for (let i = 0; i < limits.files + 10; i++) await writeFile(join(folder, 'agencies', `a${i}.yaml`), '')
  assert.ok((await faultsIn(folder)).some((sentence) => sentence.includes('This folder holds more than 2000 files')))
})

test('other encodings are named, a byte order mark is no matter', async () => {
  assert.deepEqual(await faultsOf({ 'mall.yaml': `\ufeff${mall}` }), ['pack', 'placeIn'])
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(mall, 'utf16le')])
  assert.equal(
    await firstFault({ 'mall.yaml': utf16 }),
    'mall.yaml:1:1  This file was saved as UTF-16. Save it again as UTF-8.',
  )
  assert.match(await firstFault({ 'mall.yaml': Buffer.from(mall, 'utf16le') }), /This file is not text/)
  const latin1 = Buffer.from(mall.replace('region: Pekanbaru', 'region: Café'), 'latin1')
  assert.equal(
    await firstFault({ 'mall.yaml': latin1 }),
    'mall.yaml:4:1  From this line on there are letters that are not UTF-8. Save the file again as UTF-8.',
  )
  assert.match(
    await firstFault({ 'mall.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]) }),
    /This file is not text/,
  )
})

test('line ends of Windows are no matter', async () => {
  const windows = Object.fromEntries(
    Object.entries(smallPack).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
  )
  assert.deepEqual(await faultsOf(windows), ['pack', 'placeIn'])
})

test('links are not followed, wherever they lead', async () => {
  const folder = await packFolder({ 'documents.yaml': null, [polri]: null })
  await symlink('/etc/hostname', join(folder, 'documents.yaml'))
  await symlink('../../../../etc/passwd', join(folder, polri))
  await symlink('/', join(folder, 'agencies', 'root'))
  const faults = await faultsIn(folder)
  for (const file of ['documents.yaml', polri, 'agencies/root']) {
    assert.ok(
      faults.includes(
        `${file}  This is a link to another place. A mall pack holds plain files only, so copy the file here.`,
      ),
      faults.join('\n'),
    )
  }
  assert.ok(!faults.join('\n').includes('root:'))
})

test('a folder of agencies that is itself a link is refused', async () => {
  const folder = await packFolder(
    Object.fromEntries(
      Object.keys(smallPack)
        .filter((path) => path.startsWith('agencies'))
        .map((path) => [path, null]),
    ),
  )
  await symlink('/etc', join(folder, 'agencies'))
  assert.match((await faultsIn(folder)).join('\n'), /^agencies {2}This is a link/)
})

test('pipes and folders in the place of files do not hold the check up', async () => {
  const folder = await packFolder({ 'documents.yaml': null, [polri]: null })
  execFileSync('mkfifo', [join(folder, 'documents.yaml')])
  await mkdir(join(folder, polri))
  const faults = (await faultsIn(folder)).join('\n')
  assert.match(faults, /^documents\.yaml {2}This is not a plain file/m)
  assert.match(faults, /^agencies\/polri\.yaml {2}This is not a plain file/m)
})

test('file names with tricks in them are unknown files', async () => {
  const folder = await packFolder()
  for (const name of ['..yaml', 'a\nb.yaml', 'disdukcapil.yaml~', 'x.yml', '%2e%2e.yaml', '\u202egnirts.yaml'])
    await writeFile(join(folder, 'agencies', name), 'code: x')
  const checked = await checkPack(folder)
  assert.ok('faults' in checked)
  assert.deepEqual([...new Set(checked.faults.map(({ key }) => key))], ['unknownFile'])
  assert.ok(checked.faults.every(({ file }) => !/\p{C}/u.test(file)))
})

test('a file that may not be read is told', {
  skip: process.getuid?.() === 0 ? 'root may read everything' : false,
}, async () => {
  const folder = await packFolder()
  await chmod(join(folder, polri), 0)
  assert.match((await faultsIn(folder)).join('\n'), /This file cannot be read/)
})
