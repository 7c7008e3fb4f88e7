export type PlantedBug = 'acknowledges before the commit';
