/** The mall as the editing screens show it, straight from its rows. */

export { readPlace as placeDetail, readPlaces as placesOf } from './place-store.ts'
export {
  type HolidayRow,
  type MallRow,
  type OpeningRow,
  readEmblem as emblemOf,
  readHolidays as holidaysBetween,
  readHolidayYears as holidayYears,
  readMall as mallDetail,
  readOpening as openingDetail,
  readOpenings as openingForms,
} from './store.ts'
