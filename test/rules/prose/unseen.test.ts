import { county, HEADED, holds } from './bench';

// The county’s report for 2023: 59 applications came in; see `bench.ts`.

const BELOW = `${HEADED}\n`;

describe('what nobody sees inside a figure is none of it, and what parts it makes it doubtful', () => {
  holds(
    'narrative-total',
    [
      '全年收到政府信息公开申请<span>⟦9</span><span>5⟧</span>件。',
      '全年收到政府信息公开申请⟦9<font color="red">5⟧</font>件。',
      '全年收到政府信息公开申请⟦9<!-- 已核 -->5⟧件。',
      '全年收到政府<!-- 已核 -->信息公开申请⟦95⟧件。',
      '全年收到政府信息公开申请⟦9\u200b5⟧件。',
      '全年收到政府信息公开申请⟦9\u00ad5⟧件。',
      '全年收到政府信息公开申请<del>59</del>⟦95⟧件。',
      '全年收到政府信息公开申请<span>5</span><span>9</span>件。',
      '全年收到政府信息公开申请5<!-- 已核 -->9件。',
      '全年收到政府信息公开申请5\u200b9件。',
      '全年收到政府信息公开申请<s>95</s>59件。',
      '全年收到政府信息公开申请5 9件。',
      '全年收到政府信息公开申请59<sup>1</sup>件。',
      '全年收到政府信息公开申请59<a href="#n1">1</a>件。',
      '全年收到政府信息公开申请<a href="a.htm">59</a>件。',
    ],
    county,
    BELOW,
  );
});
