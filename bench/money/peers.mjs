/** The same plans by hand and with the libraries that people take for money, each as its documentation does it. */

import Big from "big.js";
import { add, allocate, dinero, toSnapshot } from "dinero.js";
import { EUR } from "dinero.js/currencies";

export const HAND = "integers by hand";
const HALF_EVEN = 2;
const DOWN = 0;

export const PEERS = {
  plain: {
    [HAND]: ({ totalMinor, feeMinor, count }) => {
      const total = totalMinor + feeMinor;
      const left = total % count;
      const part = (total - left) / count;
      const parts = new Array(count);
      for (let i = 0; i < count; i++) parts[i] = i < left ? part + 1 : part;
      return parts;
    },
    "dinero.js 2": ({ totalMinor, feeMinor, ones }) => {
      const total = add(dinero({ amount: totalMinor, currency: EUR }), dinero({ amount: feeMinor, currency: EUR }));
      return allocate(total, ones).map((part) => toSnapshot(part).amount);
    },
    "big.js 7": ({ totalMinor, feeMinor, count }) => {
      const total = new Big(totalMinor).div(100).plus(new Big(feeMinor).div(100));
      const part = total.div(count).round(2, DOWN);
      const parts = new Array(count).fill(part);
      let left = total.minus(part.times(count));
      for (let i = 0; left.gt(0); i++) {
        parts[i] = parts[i].plus("0.01");
        left = left.minus("0.01");
      }
      return parts.map((one) => one.times(100).toNumber());
    },
  },
  annuity: {
    "big.js 7": ({ totalMinor, annualRateBps, count }) => {
      const rate = new Big(annualRateBps).div(120_000);
      const grown = rate.plus(1).pow(count);
      const level = new Big(totalMinor).times(rate).times(grown).div(grown.minus(1)).round(0, HALF_EVEN);
      let open = new Big(totalMinor);
      const parts = [];
      for (let i = 1; i <= count; i++) {
        const interest = open.times(rate).round(0, HALF_EVEN);
        const amount = i === count ? open.plus(interest) : level;
        open = open.minus(amount.minus(interest));
        parts.push(amount.toNumber());
      }
      return parts;
    },
  },
};
