import type { About } from '../about.ts'

const work = {
  industry: '制造业',
  position: '职员',
  company_name: '测试单位',
  company_area: ['福建省', '厦门市', '湖里区'],
  company_addr: '测试路1号',
  company_tel: '05925767737',
}
const relation = {
  linkman_relation_fir: ['4'],
  linkman_name_fir: '测试戊',
  linkman_tel_fir: '13800000008',
  linkman_relation_sec: ['0'],
  linkman_name_sec: '测试己',
  linkman_tel_sec: '13800000009',
}
const profile = { live_area: ['福建省', '厦门市', '集美区'], live_addr: '厦门北站', live_time: ['一到三年'] }

/** The borrower's profile. */
export const profileRoutes: Record<string, About> = {
  'user-profile': {
    title: '用户个人基本信息查询',
    summary: 'Where the borrower lives',
    description: 'Empty until it was saved.',
    results: [{ ...profile, is_work_auth: 1, is_relation_auth: 1 }],
  },
  'user-save-profile': {
    title: '保存用户个人基本信息',
    summary: 'Save where the borrower lives',
    description: 'Work and contacts come first: once all three are there, the profile is verified.',
    input: profile,
    messages: ['保存成功'],
  },
  'user-work': {
    title: '工作信息查询',
    summary: 'Where the borrower works',
    description: 'Empty until it was saved.',
    results: [work],
  },
  'user-save-work': {
    title: '保存工作信息',
    summary: 'Save where the borrower works',
    input: work,
    messages: ['保存成功'],
  },
  'user-relation': {
    title: '人际关系查询',
    summary: "The borrower's two contacts",
    description: 'Empty until they were saved.',
    results: [relation],
  },
  'user-save-relation': {
    title: '保存人际关系',
    summary: 'Save two contacts',
    input: relation,
    messages: ['保存成功'],
  },
}
