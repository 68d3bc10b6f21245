import sharp from 'sharp'
import { addMedium } from '#hall/media.ts'
import { moment } from '../../test/harness/busy-morning.ts'
import type { BusyMall } from './busy-mall.ts'

/** A drawing of a pendopo in the morning: no photograph of a real mall is ours to show. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200" viewBox="0 0 1600 1200">
  <rect width="1600" height="1200" fill="#f4e8dc"/>
  <circle cx="1180" cy="330" r="150" fill="#f2b632"/>
  <path d="M0 780q400-150 800-90t800-70v580H0z" fill="#1c6b46" opacity=".28"/>
  <path d="M0 860q500-110 900-50t700-40v430H0z" fill="#1c6b46" opacity=".4"/>
  <path d="M170 640l330-190 130-180h340l130 180 330 190z" fill="#8a4b1f"/>
  <path d="M500 450h600l330 190H170z" fill="#6e3914"/>
  <path d="M630 270h340l130 180H500z" fill="#8a4b1f"/>
  <g fill="#24306b"><path d="M250 640h36v330h-36zM470 640h36v330h-36zM690 640h36v330h-36zM874 640h36v330h-36zM1094 640h36v330h-36zM1314 640h36v330h-36z"/></g>
  <path d="M160 970h1280v46H160zM110 1016h1380v46H110z" fill="#fbf8f1"/>
  <path d="M60 1062h1480v138H60z" fill="#e2d5c2"/>
</svg>`

/** One picture for quiet moments. */
export async function hangPicture({ house: { files }, hall, morning }: BusyMall): Promise<void> {
  const file = await files.keepFile(await sharp(Buffer.from(drawing)).png().toBuffer(), ['picture'])
  const alt = {
    id: 'Pendopo Wali Kota Pekanbaru, setiap Minggu pagi terbuka untuk umum',
    en: 'The mayor’s pendopo, open to everybody on Sunday mornings',
  }
  await hall.act((tx) => addMedium(tx, file, { alt, shownFrom: null, shownUntil: null }, morning.manager, moment(581)))
}
