/** What the service says about itself: hands, queue, tickets, files, forms, faults; in Simplified Chinese. */
export const serviceZhHans = {
  'queue.position': '已为您转接人工座席，您排在第{position}位。可以随时取消等待。',
  'queue.still-waiting': '您的话已记下，座席接入后会看到。您排在第{position}位。',
  'queue.cancelled': '已取消等待，由智能助手继续为您服务。',
  'queue.transferred': '正在为您转给另一位座席，您排在第{position}位。',
  'queue.agent-absent': '座席暂时离开，已为您优先重新排队，您排在第{position}位。',

  'agent.joined': '座席{agent}为您服务。',
  'agent.handed-back': '座席已结束服务，由智能助手继续。',

  'ticket.call-back': '现在没有座席在岗，已登记工单{ticket}，将在{due}前回复您。',
  'ticket.call-back-undated': '现在没有座席在岗，已登记工单{ticket}，上班后会有人回复您。',
  'ticket.received': '已收到，工单号{ticket}，将在{due}前处理。',
  'ticket.received-undated': '已收到，工单号{ticket}。',
  'ticket.contact-kept': '联系方式已记入工单{ticket}，只用于回复您。',
  'ticket.hotline': '急事请拨打市民服务热线12345。',

  'attachment.received': '文件已收到。智能助手不能查看文件，座席可以。',

  'rating.follow-up': '很抱歉没有让您满意，已登记工单{ticket}，会有人跟进。',

  'closed.by-visitor': '会话已结束。再发消息会开始新的会话。',
  'closed.by-agent': '座席已结束本次会话，请您评价。再发消息会开始新的会话。',
  'closed.idle': '很久没有新消息，会话已结束。再发消息会接着新的会话。',

  'welcome.hello':
    '您好，我是知识产权公共服务的智能助手，是程序，不是真人。请直接写出问题，我会附上依据；没有把握时，由人工座席回答您。',
  'welcome.event': '您正在使用“{event}”现场的服务，也可以在这里提交现场投诉。',
  'welcome.privacy':
    '为了回答您并改进服务，会话内容会被保存，到期删除；只有处理您事项的工作人员可以看到。请不要写身份证号、银行卡号，也不要写还没有申请的技术内容。',

  'operator.notice': '{text}',

  'progress.searching': '正在查找依据…',

  'message.emptied': '（内容已删除）',

  'upload.kind':
    '这种文件不能上传。可以上传图片（PNG、JPEG、GIF、WebP）、PDF、TXT 和 Word、Excel、PowerPoint 文件。',
  'upload.too-large': '文件太大了，每个文件不能超过 {megabytes} MB。',
  'upload.empty': '文件是空的，请重新选择。',

  'error.not-received': '抱歉，刚才的操作没有成功，请稍后再试，或拨打市民服务热线12345。',
  'error.too-long': '内容太长了，每条不能超过 {limit} 个字。',

  'form.call-back': '请求回电',
  'form.complaint': '展位：{stand}\n被投诉方：{against}\n涉及的权利：{right}\n事实：{facts}',
} as const;
