import type { serviceZhHans } from './zh-hans.ts';

/** What the service says about itself: hands, queue, tickets, files, forms, faults; in Traditional Chinese. */
export const serviceZhHant: Readonly<Record<keyof typeof serviceZhHans, string>> = {
  'queue.position': '已為您轉接人工座席，您排在第{position}位。可以隨時取消等待。',
  'queue.still-waiting': '您的話已記下，座席接入後會看到。您排在第{position}位。',
  'queue.cancelled': '已取消等待，由智能助手繼續為您服務。',
  'queue.transferred': '正在為您轉給另一位座席，您排在第{position}位。',
  'queue.agent-absent': '座席暫時離開，已為您優先重新排隊，您排在第{position}位。',

  'agent.joined': '座席{agent}為您服務。',
  'agent.handed-back': '座席已結束服務，由智能助手繼續。',

  'ticket.call-back': '現在沒有座席在崗，已登記工單{ticket}，將在{due}前回覆您。',
  'ticket.call-back-undated': '現在沒有座席在崗，已登記工單{ticket}，上班後會有人回覆您。',
  'ticket.received': '已收到，工單號{ticket}，將在{due}前處理。',
  'ticket.received-undated': '已收到，工單號{ticket}。',
  'ticket.contact-kept': '聯絡方式已記入工單{ticket}，只用於回覆您。',
  'ticket.hotline': '急事請撥打市民服務熱線12345。',

  'attachment.received': '檔案已收到。智能助手不能查看檔案，座席可以。',

  'rating.follow-up': '很抱歉沒有讓您滿意，已登記工單{ticket}，會有人跟進。',

  'closed.by-visitor': '會話已結束。再發訊息會開始新的會話。',
  'closed.by-agent': '座席已結束本次會話，請您評價。再發訊息會開始新的會話。',
  'closed.idle': '很久沒有新訊息，會話已結束。再發訊息會接著新的會話。',

  'welcome.hello':
    '您好，我是知識產權公共服務的智能助手，是程式，不是真人。請直接寫出問題，我會附上依據；沒有把握時，由人工座席回答您。',
  'welcome.event': '您正在使用「{event}」現場的服務，也可以在這裡提交現場投訴。',
  'welcome.privacy':
    '為了回答您並改進服務，會話內容會被保存，到期刪除；只有處理您事項的工作人員可以看到。請不要寫身分證號、銀行卡號，也不要寫還沒有申請的技術內容。',

  'operator.notice': '{text}',

  'progress.searching': '正在查找依據…',

  'message.emptied': '（內容已刪除）',

  'upload.kind':
    '這種檔案不能上傳。可以上傳圖片（PNG、JPEG、GIF、WebP）、PDF、TXT 和 Word、Excel、PowerPoint 檔案。',
  'upload.too-large': '檔案太大了，每個檔案不能超過 {megabytes} MB。',
  'upload.empty': '檔案是空的，請重新選擇。',

  'error.not-received': '抱歉，剛才的操作沒有成功，請稍後再試，或撥打市民服務熱線12345。',
  'error.too-long': '內容太長了，每則不能超過 {limit} 個字。',

  'form.call-back': '請求回電',
  'form.complaint': '展位：{stand}\n被投訴方：{against}\n涉及的權利：{right}\n事實：{facts}',
};
