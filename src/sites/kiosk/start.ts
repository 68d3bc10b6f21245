/** Home, in the mall's first language and the usual view again: the next person is somebody else. */
export const start = '/kiosk?lang=id&view=usual'
