-- Shares of classes over the 729 combinations of thresholds that are 0.8, 1 and 1.2 times those of docs/kazakhstan.md (effective vectors 0.92, 1 and 1.08 times), of the yearly series of a
-- result: three-year means, the modal class of 2003-09. To be asked of a run or an experiment that collects series.
with usual as (
  select arm, history, year,
    avg(com_year) over w com, avg(western_commitment_year) over w cw, avg(rival_commitment_year) over w q,
    avg(lead_year) over w lead, avg(aut_year) over w aut, avg(env_year) over w env
  from (select * from series where hash(history) % greatest(1, (select count(distinct history) from series) // 500) = 0)
  window w as (partition by arm, history order by year rows between 2 preceding and current row)),
late as (select * from usual where year between 2003 and 2009),
f as (select unnest([0.8, 1, 1.2]) f), e as (select unnest([0.92, 1, 1.08]) f),
t as (select row_number() over () id, 0.20 * a.f alone, 0.60 * b.f rival, 0.33 * c.f com, 0.10 * d.f lead, 0.25 * g.f aut, 2.75 * e.f env from f a, f b, f c, f d, f g, e),
classes as (
  select arm, id, history,
    mode(case when late.com < alone and cw < alone then 'isolation'
      when late.com < 0.25 and q >= rival and late.lead < 0 then 'balancing'
      when late.com >= t.com and late.lead >= t.lead then case when late.aut >= t.aut and late.env >= t.env then 'multi_vector' else 'pure' end
      else 'hedging' end) as kind
  from late, t group by arm, id, history),
shares as (
  select arm, id, avg((kind = 'multi_vector')::int) mvb, avg((kind = 'pure')::int) pure, avg((kind = 'hedging')::int) hedging, avg((kind = 'balancing')::int) balancing, avg((kind = 'isolation')::int) isolated
  from classes group by arm, id)
select arm, count(*) combinations,
  round(min(mvb), 2) mvb_least, round(quantile_cont(mvb, 0.5), 2) mvb_median, round(max(mvb), 2) mvb_most, round(avg((mvb >= 0.6)::int), 2) mvb_from_60,
  round(min(pure), 2) pure_least, round(max(pure), 2) pure_most, round(max(hedging), 2) hedging_most, round(max(balancing), 2) balancing_most, round(max(isolated), 2) isolation_most
from shares group by arm order by arm
