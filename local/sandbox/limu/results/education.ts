import { qrPng } from '../qr-png.ts'
import type { Person } from './person.ts'

/** A degree as the national register shows it; the photo is base64. */
export const educationResult = ({ name, identityNo, mobile, dice }: Person) => ({
  studentStatusInfo: [],
  educationInfo: [
    {
      realName: name,
      idCard: identityNo,
      school: '测试大学',
      major: dice.pick(['计算机科学与技术', '会计学', '土木工程']),
      level: dice.pick(['本科', '专科', '硕士研究生']),
      type: '普通',
      enrollmentDate: '2010-09-01',
      graduationDate: '2014-07-01',
      conclusion: '毕业',
      personalPhotos: qrPng(`photo ${mobile}`, 96),
    },
  ],
})
