-- How BWI and AUT of 2008 go together across the seven states (history: -.84), of each state's means.
select 'bwi and aut across states' as measure, round(corr(bwi, aut), 2) as value from (select arm, avg(bwi_2008) bwi, avg(aut_2008) aut from histories group by arm)
