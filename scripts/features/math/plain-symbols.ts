// Unicode for the commands of LaTeX that formulas in titles and summaries are made of. Pure data.

/** Written without space around. */
export const letterCommands: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'alpha α,beta β,gamma γ,delta δ,epsilon ϵ,varepsilon ε,zeta ζ,eta η,theta θ,vartheta ϑ,iota ι,kappa κ,' +
    'lambda λ,mu μ,nu ν,xi ξ,pi π,varpi ϖ,rho ρ,varrho ϱ,sigma σ,varsigma ς,tau τ,upsilon υ,phi ϕ,varphi φ,chi χ,' +
    'psi ψ,omega ω,Gamma Γ,Delta Δ,Theta Θ,Lambda Λ,Xi Ξ,Pi Π,Sigma Σ,Upsilon Υ,Phi Φ,Psi Ψ,Omega Ω,infty ∞,' +
    'nabla ∇,partial ∂,part ∂,ell ℓ,hbar ℏ,Re ℜ,Im ℑ,aleph ℵ,emptyset ∅,varnothing ∅,forall ∀,exists ∃,neg ¬,' +
    'prime ′,sum ∑,prod ∏,int ∫,oint ∮,langle ⟨,rangle ⟩,lfloor ⌊,rfloor ⌋,lceil ⌈,rceil ⌉,lVert ‖,rVert ‖,' +
    'Vert ‖,lvert |,rvert |,vert |,lbrace {,rbrace },lbrack [,rbrack ],dots …,ldots …,cdots ⋯,vdots ⋮,ddots ⋱,' +
    'top ⊤,bot ⊥,dagger †,star ⋆,ast *,degree °,circ ∘,backslash \\,colon :,triangle △,square □,angle ∠,flat ♭,' +
    'natural ♮,clubsuit ♣,wp ℘,sharp ♯,diamondsuit ♢,heartsuit ♡,spadesuit ♠,S §,P ¶,dag †,ddag ‡,hslash ℏ,' +
    'triangledown ▽,lozenge ◊,circledS Ⓢ,circledR ®,measuredangle ∡,nexists ∄,mho ℧,Finv Ⅎ,Game ⅁,backprime ‵,' +
    'blacktriangle ▲,blacktriangledown ▼,blacksquare ■,blacklozenge ⧫,bigstar ★,sphericalangle ∢,complement ∁,' +
    'eth ð,diagup ╱,diagdown ╲,Box □,Diamond ◊,yen ¥,checkmark ✓,beth ℶ,daleth ℸ,gimel ℷ,digamma ϝ,varkappa ϰ,' +
    'lnot ¬,omicron ο,surd √,coprod ∐,bigvee ⋁,bigwedge ⋀,biguplus ⨄,bigcap ⋂,bigcup ⋃,iint ∬,iiint ∭,' +
    'bigotimes ⨂,bigoplus ⨁,bigodot ⨀,oiint ∯,oiiint ∰,bigsqcup ⨆,pounds £,mathsterling £,maltese ✠,imath ı,' +
    'jmath ȷ,textcopyright ©,copyright ©,textregistered ®,ulcorner ⌜,urcorner ⌝,llcorner ⌞,lrcorner ⌟,varGamma Γ,' +
    'varDelta Δ,varTheta Θ,varLambda Λ,varXi Ξ,varPi Π,varSigma Σ,varUpsilon Υ,varPhi Φ,varPsi Ψ,varOmega Ω,' +
    'dotso …,dotsc …,dotsb ⋯,dotsm ⋯,llbracket ⟦,rrbracket ⟧,lBrace ⦃,rBrace ⦄,alef ℵ,alefsym ℵ,clubs ♣,' +
    'diamonds ♢,empty ∅,exist ∃,hearts ♡,image ℑ,infin ∞,real ℜ,sect §,spades ♠,thetasym ϑ,weierp ℘,rgroup ⟯,' +
    'lgroup ⟮,lang ⟨,rang ⟩,iiiint ⨌,cdotp ·,bullet •'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Written with a space on both sides. */
export const operators: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'le ≤,leq ≤,leqslant ≤,ge ≥,geq ≥,geqslant ≥,ne ≠,neq ≠,approx ≈,equiv ≡,sim ∼,simeq ≃,cong ≅,propto ∝,ll ≪,' +
    'gg ≫,in ∈,notin ∉,ni ∋,subset ⊂,subseteq ⊆,supset ⊃,supseteq ⊇,cup ∪,cap ∩,setminus ∖,times ×,div ÷,pm ±,' +
    'mp ∓,cdot ·,oplus ⊕,otimes ⊗,odot ⊙,wedge ∧,land ∧,and ∧,vee ∨,lor ∨,or ∨,to →,rightarrow →,leftarrow ←,' +
    'gets ←,leftrightarrow ↔,mapsto ↦,Rightarrow ⇒,implies ⇒,Leftarrow ⇐,Leftrightarrow ⇔,iff ⇔,longrightarrow →,' +
    'mid |,parallel ∥,perp ⊥,uparrow ↑,downarrow ↓,triangleq ≜,coloneqq ≔,prec ≺,succ ≻,vdash ⊢,models ⊨,notni ∌,' +
    'dblcolon ∷,eqqcolon ≕,eqcolon ∹,coloncolon ∷,colonequals ≔,equalscolon ≕,minuscolon ∹,gvertneqq ≩,' +
    'lvertneqq ≨,ngeqq ≱,ngeqslant ≱,nleqq ≰,nleqslant ≰,nshortmid ∤,nshortparallel ∦,nsubseteqq ⊈,nsupseteqq ⊉,' +
    'varsubsetneq ⊊,varsubsetneqq ⫋,varsupsetneq ⊋,varsupsetneqq ⫌,mapsfrom ↤,preceq ⪯,succeq ⪰,asymp ≍,bowtie ⋈,' +
    'sqsubseteq ⊑,sqsupseteq ⊒,doteq ≐,dashv ⊣,owns ∋,ominus ⊖,uplus ⊎,sqcap ⊓,sqcup ⊔,bigcirc ◯,ddagger ‡,wr ≀,' +
    'amalg ⨿,longleftarrow ⟵,Longleftarrow ⟸,Longrightarrow ⟹,longleftrightarrow ⟷,Longleftrightarrow ⟺,' +
    'longmapsto ⟼,nearrow ↗,hookleftarrow ↩,hookrightarrow ↪,searrow ↘,leftharpoonup ↼,rightharpoonup ⇀,' +
    'swarrow ↙,leftharpoondown ↽,rightharpoondown ⇁,nwarrow ↖,rightleftharpoons ⇌,nless ≮,lneq ⪇,lneqq ≨,lnsim ⋦,' +
    'lnapprox ⪉,nprec ⊀,npreceq ⋠,precnsim ⋨,precnapprox ⪹,nsim ≁,nmid ∤,nvdash ⊬,nvDash ⊭,ntriangleleft ⋪,' +
    'ntrianglelefteq ⋬,subsetneq ⊊,subsetneqq ⫋,ngtr ≯,gneq ⪈,gneqq ≩,gnsim ⋧,gnapprox ⪊,nsucc ⊁,nsucceq ⋡,' +
    'succnsim ⋩,succnapprox ⪺,ncong ≆,nparallel ∦,nVDash ⊯,ntriangleright ⋫,ntrianglerighteq ⋭,supsetneq ⊋,' +
    'supsetneqq ⫌,nVdash ⊮,precneqq ⪵,succneqq ⪶,unlhd ⊴,unrhd ⊵,nleftarrow ↚,nrightarrow ↛,nLeftarrow ⇍,' +
    'nRightarrow ⇏,nleftrightarrow ↮,nLeftrightarrow ⇎,vartriangle △,leqq ≦,eqslantless ⪕,lesssim ≲,lessapprox ⪅,' +
    'approxeq ≊,lessdot ⋖,lll ⋘,lessgtr ≶,lesseqgtr ⋚,lesseqqgtr ⪋,doteqdot ≑,risingdotseq ≓,fallingdotseq ≒,' +
    'backsim ∽,backsimeq ⋍,subseteqq ⫅,Subset ⋐,sqsubset ⊏,preccurlyeq ≼,curlyeqprec ⋞,precsim ≾,precapprox ⪷,' +
    'vartriangleleft ⊲,trianglelefteq ⊴,vDash ⊨,Vvdash ⊪,bumpeq ≏,Bumpeq ≎,geqq ≧,eqslantgtr ⪖,gtrsim ≳,' +
    'gtrapprox ⪆,gtrdot ⋗,ggg ⋙,gtrless ≷,gtreqless ⋛,gtreqqless ⪌,eqcirc ≖,circeq ≗,thicksim ∼,thickapprox ≈,' +
    'supseteqq ⫆,Supset ⋑,sqsupset ⊐,succcurlyeq ≽,curlyeqsucc ⋟,succsim ≿,succapprox ⪸,vartriangleright ⊳,' +
    'trianglerighteq ⊵,Vdash ⊩,shortmid ∣,shortparallel ∥,between ≬,pitchfork ⋔,varpropto ∝,blacktriangleleft ◀,' +
    'therefore ∴,blacktriangleright ▶,because ∵,llless ⋘,gggtr ⋙,lhd ⊲,rhd ⊳,eqsim ≂,Join ⋈,Doteq ≑,dotplus ∔,' +
    'smallsetminus ∖,Cap ⋒,Cup ⋓,doublebarwedge ⩞,boxminus ⊟,boxplus ⊞,divideontimes ⋇,ltimes ⋉,rtimes ⋊,' +
    'leftthreetimes ⋋,rightthreetimes ⋌,curlywedge ⋏,curlyvee ⋎,circleddash ⊝,circledast ⊛,centerdot ⋅,' +
    'intercal ⊺,doublecap ⋒,doublecup ⋓,boxtimes ⊠,dashrightarrow ⇢,dashleftarrow ⇠,leftleftarrows ⇇,' +
    'leftrightarrows ⇆,Lleftarrow ⇚,twoheadleftarrow ↞,leftarrowtail ↢,looparrowleft ↫,leftrightharpoons ⇋,' +
    'curvearrowleft ↶,circlearrowleft ↺,Lsh ↰,upuparrows ⇈,upharpoonleft ↿,downharpoonleft ⇃,multimap ⊸,' +
    'leftrightsquigarrow ↭,rightrightarrows ⇉,rightleftarrows ⇄,twoheadrightarrow ↠,rightarrowtail ↣,' +
    'looparrowright ↬,curvearrowright ↷,circlearrowright ↻,Rsh ↱,downdownarrows ⇊,upharpoonright ↾,' +
    'downharpoonright ⇂,rightsquigarrow ⇝,leadsto ⇝,Rrightarrow ⇛,nsubseteq ⊈,nsupseteq ⊉,ngeq ≱,nleq ≰,' +
    'barwedge ⊼,veebar ⊻,oslash ⊘,circledcirc ⊚,boxdot ⊡,bigtriangleup △,bigtriangledown ▽,diamond ⋄,' +
    'triangleleft ◃,triangleright ▹,Uparrow ⇑,Downarrow ⇓,updownarrow ↕,Updownarrow ⇕,darr ↓,dArr ⇓,Darr ⇓,' +
    'uarr ↑,uArr ⇑,Uarr ⇑,bull ∙,Dagger ‡,harr ↔,hArr ⇔,Harr ⇔,isin ∈,larr ←,lArr ⇐,Larr ⇐,lrarr ↔,lrArr ⇔,' +
    'Lrarr ⇔,plusmn ±,rarr →,rArr ⇒,Rarr ⇒,sdot ⋅,sub ⊂,sube ⊆,supe ⊇,lt <,gt >,xor ⊕'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);
