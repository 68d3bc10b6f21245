import { editAgency } from '#agency/edit-agency.ts'
import { agencyDetail } from '#agency/read-agency.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { editDraft, startDraft } from '#service/edit-draft.ts'
import { publishDraft } from '#service/publish-draft.ts'
import { serviceDetail } from '#service/read-service.ts'
import { moment } from '../../test/harness/busy-morning.ts'
import type { BusyMall } from './busy-mall.ts'

const today = '2026-11-23'
/** 60 and 120 letters: about the longest that an agency and a service of a real mall are called. */
export const longAgency = 'Dinas Kependudukan, Pencatatan Sipil, dan Ketenagakerjaan Kota'
export const longService =
  'Perekaman ulang dan penggantian KTP elektronik yang hilang atau rusak bagi penduduk yang pindah datang dari luar negeri'

/** Disdukcapil and the service that most people come for are called as long as names get; done once. */
export async function nameAtLength({ hall, morning: { manager } }: Pick<BusyMall, 'hall' | 'morning'>): Promise<void> {
  const agencyId = hall.agency('disdukcapil').id
  const serviceId = hall.service('DKC-08').id
  const now = moment(581)
  await hall.act(async (tx) => {
    const { services } = await directoryOf(tx, now)
    if (services.get(serviceId)?.name.id === longService) return
    const { fields } = await agencyDetail(tx, agencyId, today)
    const wanted = { ...fields, name: { id: longAgency, en: longAgency } }
    await editAgency(tx, agencyId, { seen: fields, wanted }, manager, now)
    await startDraft(tx, serviceId, manager, today, now)
    const { draft } = await serviceDetail(tx, serviceId, today)
    const name = { id: longService, en: longService }
    await editDraft(tx, serviceId, 'basics', { seen: draft?.draft, wanted: { name } }, manager, now)
    const { draft: seen } = await serviceDetail(tx, serviceId, today)
    const publication = { number: seen?.number ?? 0, seen: seen?.draft, validFrom: today }
    await publishDraft(tx, serviceId, publication, manager, today, now)
  })
}
