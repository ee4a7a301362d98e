import{s as o}from"./index-DTv79Emb.js";const a=()=>console.log(o);export{a as default};
