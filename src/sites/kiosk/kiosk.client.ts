/** What a kiosk does without being touched, and what a touch on it needs beyond a link or a form. */
import { crossTheLine } from './browser/connection.ts'
import { followDoors } from './browser/doors.ts'
import { countFurther } from './browser/further.ts'
import { goHomeWhenIdle } from './browser/idle.ts'
import { typeOnScreen } from './browser/keyboard.ts'
import { keepPlaceOfList } from './browser/place.ts'
import { printNumber } from './browser/print.ts'
import { readAloud } from './browser/read-aloud.ts'

keepPlaceOfList()
crossTheLine()
goHomeWhenIdle()
followDoors()
typeOnScreen()
printNumber()
readAloud()
countFurther()
