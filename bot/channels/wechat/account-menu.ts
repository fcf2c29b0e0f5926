import type { Language } from '../../../src/language/language.ts';
import { sentence } from '../../../src/locale/sentences.ts';
import { askItems, personItem } from './acts/menu-items.ts';

/** The account's menu as `/cgi-bin/menu/create` takes it: questions, the web page where there is one, a person. */
export function accountMenu(language: Language, publicUrl: string | undefined): { button: object[] } {
  const questions = {
    name: sentence('wechat.menu.questions', {}, language),
    sub_button: askItems.map((item) => ({
      type: 'click',
      name: sentence(`wechat.menu.${item}`, {}, language),
      key: item,
    })),
  };
  const web =
    publicUrl === undefined
      ? []
      : [
          {
            type: 'view',
            name: sentence('wechat.menu.web', {}, language),
            url: `${new URL(publicUrl).origin}/chat?lang=${language}`,
          },
        ];
  const person = { type: 'click', name: sentence('wechat.menu.person', {}, language), key: personItem };
  return { button: [questions, ...web, person] };
}
