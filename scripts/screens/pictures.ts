import { admin } from './faces/admin.ts'
import { desk } from './faces/desk.ts'
import { display } from './faces/display.ts'
import { doors } from './faces/doors.ts'
import { ends } from './faces/ends.ts'
import { floor } from './faces/floor.ts'
import { information } from './faces/information.ts'
import { kiosk } from './faces/kiosk.ts'
import { late } from './faces/late.ts'
import { portal } from './faces/portal.ts'
import { visitor } from './faces/visitor.ts'
import type { Picture } from './picture.ts'

/** Every face in its main states. */
export const faces = { portal, kiosk, visitor, display, desk, information, floor, admin, doors, ends, late }
export const pictures: readonly Picture[] = Object.values(faces).flat()
