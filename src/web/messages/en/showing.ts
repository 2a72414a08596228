/** Files and links by which an organisation shows what it reports. */
export const showing = {
  'member.files': 'Files',
  'none.report/filed.files': 'No files',
  'none.report/corrected.files': 'No further files',
  'showing.type.pdf': 'PDF document',
  'showing.type.jpg': 'JPEG picture',
  'showing.type.png': 'PNG picture',
  'showing.type.csv': 'CSV table',
  'showing.type.xlsx': 'Excel workbook (XLSX)',
  'showing.download': '{type}, {size}. It is downloaded and not opened here.',
  'showing.toCome': '{type}, {size}. Anyone will be able to download it.',
  'showing.unchecked': 'We have checked of which type each file is, and not what it says.',
} as const
